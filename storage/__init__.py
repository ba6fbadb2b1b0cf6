"""Kept: every table, on SQLite or PostgreSQL."""
