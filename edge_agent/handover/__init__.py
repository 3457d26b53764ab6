"""The last steps of an order to its customer: lockers, runners, bags on hold."""
