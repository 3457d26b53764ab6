"""The texts of the chain's pages, a module for each language."""
