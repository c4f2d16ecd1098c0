"""Why no checkpoint was signed."""


class SigningError(Exception):
    """Nothing was signed; the message says why, and what to do."""


class RefusedError(SigningError):
    """The log is not an extension of the checkpoint that was kept last, or is not whole."""
