"""The door in the shop's network through which devices reach the broker."""
