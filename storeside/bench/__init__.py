"""Measurements that a shop owner can make: `storeside bench sensing`."""
