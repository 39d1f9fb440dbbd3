"""Images and a source without a broker."""

from __future__ import annotations

from collections.abc import Mapping

from offshoot.image import LabelledImage, Provenance
from offshoot.source import Arrival, Partition, Place

REAL = Partition("offshoot.real", 0)
SYNTHETIC = Partition("offshoot.synthetic", 0)


def photo(name: str, label: str = "wheat", split: str = "TRAIN") -> LabelledImage:
    return LabelledImage(name, label, split, name.encode())


def edit(name: str, of: str, label: str = "wheat", score: float | None = None, concept: int = 1) -> LabelledImage:
    made = Provenance(of, 0, 1, 0.5, concept, score)
    return LabelledImage(name, label, "TRAIN", name.encode(), provenance=made)


def weighted(name: str, of: str, weight: float) -> LabelledImage:
    made = Provenance(of, 0, 1, 0.5, 1, weight, weight)
    return LabelledImage(name, "wheat", "TRAIN", name.encode(), provenance=made)


def arrival(image: LabelledImage, offset: int = 0) -> Arrival:
    return Arrival(Place(REAL if image.provenance is None else SYNTHETIC, offset), image)


class ListSource:
    """A source over lists that tests append to; one image per read, photos first."""

    def __init__(self, images: list[LabelledImage]) -> None:
        self.images = images
        self._next = {REAL: 0, SYNTHETIC: 0}
        self.closed = False
        self.skipped = 0

    def partitions(self) -> list[Partition]:
        return [REAL, SYNTHETIC]

    def seek(self, offsets: Mapping[Partition, int]) -> None:
        self._next = {REAL: 0, SYNTHETIC: 0, **offsets}

    def read(self, timeout: float) -> list[Arrival]:
        for partition in (REAL, SYNTHETIC):
            offset = self._next[partition]
            if offset < len(self._of(partition)):
                self._next[partition] = offset + 1
                return [Arrival(Place(partition, offset), self._of(partition)[offset])]
        return []

    def positions(self) -> dict[Partition, int]:
        return {partition: offset for partition, offset in self._next.items() if offset}

    def at_end(self) -> bool:
        return all(offset >= len(self._of(partition)) for partition, offset in self._next.items())

    def close(self) -> None:
        self.closed = True

    def _of(self, partition: Partition) -> list[LabelledImage]:
        return [image for image in self.images if (image.provenance is None) == (partition == REAL)]
