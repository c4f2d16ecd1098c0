"""What can go wrong with a backup."""


class BackupError(Exception):
    """A backup can't be made or put back; the message says why, for whoever runs the site."""
