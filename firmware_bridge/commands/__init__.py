"""Commands from the broker to the drivers, and the replies back."""
