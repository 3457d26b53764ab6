"""What crosses a wire. Both sides of each wire are built from these types."""
