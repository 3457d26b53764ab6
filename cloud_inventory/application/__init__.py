"""What people and programs ask of the cloud, step by step."""
