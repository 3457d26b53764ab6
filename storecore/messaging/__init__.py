"""MQTT inside the store: one client that stays connected."""
