"""The kiosk's screens, rendered without a display."""
