"""Ports to the machines beside the kiosk: payment terminal and scale."""
