"""Records that were skipped."""

from __future__ import annotations

import logging

from offshoot.errors import UnreadableRecordError
from offshoot.source import Partition, Place

LOG = logging.getLogger("offshoot")


class Skips:
    """Counts and logs each unreadable record once, though a reader that goes back meets it again."""

    def __init__(self) -> None:
        """None so far."""
        self.count = 0
        self._last: dict[Partition, int] = {}

    def add(self, place: Place, reason: UnreadableRecordError) -> None:
        """Takes note of a record."""
        if place.offset <= self._last.get(place.partition, -1):
            return
        self._last[place.partition] = place.offset
        self.count += 1
        LOG.warning(
            "skipped the record at %s-%d offset %d, which is no labelled image: %s",
            *place.partition,
            place.offset,
            reason,
        )
