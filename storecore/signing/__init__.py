"""Signatures: who said it, provable by anybody who knows the public key."""
