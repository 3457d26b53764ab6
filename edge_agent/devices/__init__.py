"""Telling devices what to do."""
