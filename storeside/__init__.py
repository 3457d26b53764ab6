"""The roof: one command that starts, checks and shows a whole store."""
