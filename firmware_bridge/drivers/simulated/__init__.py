"""Devices that do not exist, and speak the real formats all the same."""
