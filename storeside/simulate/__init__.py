"""A chain in one process: simulated time, network, disks and people around the shipping code."""
