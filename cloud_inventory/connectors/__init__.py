"""Programs of their own that join a commerce backend to the cloud, through its public API alone."""
