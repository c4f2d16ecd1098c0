"""Images as readers see them: in documents, and as files."""
