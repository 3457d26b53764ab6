"""The store's MQTT broker: which one, with what settings, started and stopped."""
