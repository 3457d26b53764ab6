"""The kiosk without its window: effects carried out, state kept, facts on disk."""
