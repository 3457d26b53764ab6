"""Copies of the cloud's database, taken while it runs, and putting one back."""
