"""The story itself: items, versions, words, sentences, decisions."""
