"""Images of records: read from uploads, kept without metadata, shown where a public document names them."""
