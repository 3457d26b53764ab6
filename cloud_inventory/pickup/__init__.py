"""Pickup codes that the chain signs: its keys, and the codes made with them."""
