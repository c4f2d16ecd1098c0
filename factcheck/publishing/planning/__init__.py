"""What publishing a draft would do, what stands in its way, and who may do it."""
