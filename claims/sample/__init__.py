"""The sample: data written by us, and the loader that turns it into published records."""
