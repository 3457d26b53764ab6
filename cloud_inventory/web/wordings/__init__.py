"""Every word of the web shop, one module for each language."""
