"""What the cloud keeps: the port, and SQLite behind it."""
