"""LLRP 1.0.1 and 1.1, the Low Level Reader Protocol of EPCglobal: bytes and records."""
