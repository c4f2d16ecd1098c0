"""The public pages of records of every kind. They read what was published, and no draft."""
