"""A reader for each format: text in, drafts of items out."""
