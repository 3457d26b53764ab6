"""Messages between a sale system and a payment terminal: nexo Sale to POI in JSON."""
