"""The store's memory: ingests devices, keeps stock and orders, serves the kiosks, syncs up."""
