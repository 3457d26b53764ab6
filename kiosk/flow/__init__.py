"""Which screen comes next, as data: `step(state, event, moment, world)`."""
