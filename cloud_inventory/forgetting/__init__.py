"""Deleting what is known of a person."""
