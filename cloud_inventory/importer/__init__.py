"""Takes in a retailer's own catalogue and says per line what is wrong."""
