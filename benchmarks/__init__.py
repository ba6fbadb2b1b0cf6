"""Scores and speed: quality on labelled data, time and memory against peers."""
