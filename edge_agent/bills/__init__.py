"""Bills for the counter: open ones, and what was decided about each."""
