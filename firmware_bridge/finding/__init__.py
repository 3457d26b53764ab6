"""Devices that are there but not named yet: on the LAN by mDNS, on serial lines by identity."""
