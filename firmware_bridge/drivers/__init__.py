"""One folder per device family, all behind the port in `port.py`."""
