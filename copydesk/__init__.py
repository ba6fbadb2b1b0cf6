"""The door: the command, the settings, the seeding."""
