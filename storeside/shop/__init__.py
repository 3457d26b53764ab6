"""A shop that does not exist, to measure by: shoppers, staff, thieves, readers and scales."""
