"""The wires of the cloud: the two exchanges, orders, stock, status."""
