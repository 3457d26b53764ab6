"""Relay boards that do not exist, with doors that people open and shut."""
