"""What the web shop says of times, short goods, members and an order's end, by language."""
