"""Seen: the pages, the API and the feeds by HTTP."""
