"""Keys by which programs know one another: who holds one, and where they are kept."""
