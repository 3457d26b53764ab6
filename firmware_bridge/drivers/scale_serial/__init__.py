"""Shelf scales on a serial line that speak MT-SICS."""
