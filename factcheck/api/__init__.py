"""The JSON API, version 1: read only, keyless. Reads what was published, and no draft."""
