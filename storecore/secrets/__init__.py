"""Passwords, PINs and badges: kept as hashes, tried slowly."""
