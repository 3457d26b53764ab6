"""The plain web shop: pages made on the server, for any browser."""
