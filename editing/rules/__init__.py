"""One family of damage a file; a rule takes a reading and yields flags."""
