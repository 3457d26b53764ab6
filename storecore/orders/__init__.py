"""The life of a click-and-collect order: one table, one projection, for the store and the cloud."""
