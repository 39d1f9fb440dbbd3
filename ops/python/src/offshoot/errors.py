"""The error of this package."""


class OffshootError(Exception):
    """Something that the caller can put right; the message is one sentence that says how."""
