"""Tryton 8: products and sales in, shipments and stock out."""
