"""A card terminal that does not exist, with a durable record of what it charged."""
