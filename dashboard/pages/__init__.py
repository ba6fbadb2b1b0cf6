"""One page of the dashboard a file: what it asks the database, and what it draws."""
