"""Formats of devices: pure functions between bytes and frozen records."""
