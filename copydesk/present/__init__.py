"""What people see: the terminal, in colour or plain, never as a feed would have it."""
