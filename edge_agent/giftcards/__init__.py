"""Gift cards in the store: rights, redemptions, credits."""
