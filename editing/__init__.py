"""Wrong? Rules, alignment, evidence, repair: text in, values out."""
