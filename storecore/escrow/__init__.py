"""Rights to sell, split among nodes so that together they never promise more than there is."""
