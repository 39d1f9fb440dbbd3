"""The errors of this package."""


class OffshootError(Exception):
    """Something that the caller can put right; the message is one sentence that says how."""


class UnreadableRecordError(OffshootError):
    """A record that is no labelled image; another try gives the same."""
