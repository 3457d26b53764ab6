"""What this machine lacks for a store, and what to do about it."""
