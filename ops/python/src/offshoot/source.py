"""Where images come from, as the dataset sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from offshoot.image import LabelledImage


class Partition(NamedTuple):
    """A partition of a topic."""

    topic: str
    number: int


class Place(NamedTuple):
    """Where a record is in the stream."""

    partition: Partition
    offset: int


class Arrival(NamedTuple):
    """An image and where it was read."""

    place: Place
    image: LabelledImage


class Source(Protocol):
    """Images of some partitions, each in the order of its offsets."""

    @property
    def skipped(self) -> int:
        """How many records were no labelled images."""

    def partitions(self) -> list[Partition]:
        """The partitions that are read."""

    def seek(self, offsets: Mapping[Partition, int]) -> None:
        """Goes on from these offsets; partitions that are not named go on from their first record."""

    def read(self, timeout: float) -> list[Arrival]:
        """The next images; none when none came within so many seconds."""

    def positions(self) -> dict[Partition, int]:
        """Offset after the last record read, of the partitions of which any was."""

    def at_end(self) -> bool:
        """Whether every partition was read to its end."""

    def close(self) -> None:
        """Gives the connections back."""
