"""What the cloud decides, in plain Python: no sockets, no SQL, no clock."""
