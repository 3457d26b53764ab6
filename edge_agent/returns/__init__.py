"""Goods that come back: of which sale, under which rules, and the money for them."""
