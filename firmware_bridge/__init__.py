"""The firmware bridge: speaks each device's own protocol and publishes what it observes."""
