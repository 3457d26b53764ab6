"""The reader pipeline: frames come in, confirmed codes come out."""
