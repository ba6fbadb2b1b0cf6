"""What the pages, the exports and the command ask of the database; nothing here writes."""
