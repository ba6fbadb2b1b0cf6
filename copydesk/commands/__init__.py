"""One module a noun: what can be typed, and what is then done."""
