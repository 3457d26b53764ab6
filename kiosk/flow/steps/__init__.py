"""What happens on each screen, one journey a file."""
