"""The inventory that stores sync to, and the plain web shop over it."""
