"""Every codec against inputs that nobody would send: `python -m tests.fuzz --inputs 10000000`."""
