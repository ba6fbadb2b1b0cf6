"""The loops of dedup compiled by numba, if that is installed: the same results, sooner.

What is compiled is kept beside these files (or in the user's cache, where that can't be written),
so that only the first run compiles.
"""
