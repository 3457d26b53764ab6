"""From a device to the broker: kept on disk until the edge has confirmed it."""
