"""The bounded pool of photos and their synthetics."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from offshoot.image import LabelledImage, Provenance
from offshoot.settings import MixSettings
from offshoot.source import Arrival, Place

RETIRED_IDS = 100_000


@dataclass
class PoolEntry:
    """A photo, once it is there, and its synthetics by id."""

    photo: Arrival | None = None
    synthetics: dict[str, Arrival] = field(default_factory=dict)
    weighted: bool = True

    def draw(self, alpha: float, random: Random) -> LabelledImage:
        """The photo or, with probability alpha, one of its own synthetics."""
        if self.synthetics and (self.photo is None or random.random() < alpha):
            return self._drawn(list(self.synthetics.values()), random).image
        assert self.photo is not None
        return self.photo.image

    def _drawn(self, synthetics: list[Arrival], random: Random) -> Arrival:
        weights = [arrival.image.weight if self.weighted else 1.0 for arrival in synthetics]
        if len(set(weights)) == 1:
            return random.choice(synthetics)
        return random.choices(synthetics, weights)[0]

    def make_room(self, newcomer: Provenance) -> bool:
        """Drops the first synthetic of the oldest concept version, where the newcomer is of a newer one."""
        versions = {name: _concept_version(arrival) for name, arrival in self.synthetics.items()}
        oldest = min(versions, key=lambda name: versions[name])
        if versions[oldest] >= newcomer.concept_version:
            return False
        del self.synthetics[oldest]
        return True

    def arrivals(self) -> Iterator[Arrival]:
        """The photo, then its synthetics as they came."""
        if self.photo is not None:
            yield self.photo
        yield from self.synthetics.values()


class ImagePool:
    """The newest photos of each class with their synthetics; the oldest photo goes when its class is full.

    An image that came before changes nothing, and the synthetics of a photo that went are not taken in any more. A
    photo that has all the synthetics it may have lets one of an older concept version go for one of a newer. A
    synthetic may come before its photo; unless `needs_photo` is false it waits in the pool and is not drawn meanwhile.
    """

    def __init__(self, settings: MixSettings, needs_photo: bool = True) -> None:
        """An empty pool."""
        self._settings = settings
        self._needs_photo = needs_photo
        self._classes: dict[str, OrderedDict[str, PoolEntry]] = {}
        self._ready: list[PoolEntry] = []
        self._retired: OrderedDict[str, None] = OrderedDict()

    def __len__(self) -> int:
        """How many photos can be drawn."""
        return len(self._ready)

    @property
    def retired(self) -> list[str]:
        """Ids of the photos that went."""
        return list(self._retired)

    @property
    def labels(self) -> dict[str, int]:
        """Photos per class, those whose synthetics wait for them included."""
        return {label: len(entries) for label, entries in self._classes.items()}

    def add(self, arrival: Arrival) -> bool:
        """Takes the image in; false for one of weight 0, a duplicate, or where its photo went or its place is filled."""
        image = arrival.image
        if image.photo_id in self._retired or (self._settings.weighted and image.weight == 0):
            return False
        entry = self._entry(image)
        was_ready = self._is_ready(entry)
        if not self._put(entry, arrival):
            return False
        if not was_ready and self._is_ready(entry):
            self._ready.append(entry)
        return True

    def draw(self, random: Random) -> LabelledImage:
        """An image by DA-Fusion's rule: any photo, or with probability alpha one of its own synthetics."""
        return random.choice(self._ready).draw(self._settings.alpha, random)

    def entries(self) -> list[PoolEntry]:
        """What can be drawn, in the order of label and photo id."""
        return [
            entry
            for label in sorted(self._classes)
            for _, entry in sorted(self._classes[label].items())
            if self._is_ready(entry)
        ]

    def places(self) -> list[Place]:
        """Where the images of the pool are in the stream, in an order that fills a pool alike."""
        return [
            arrival.place
            for entries in self._classes.values()
            for entry in entries.values()
            for arrival in entry.arrivals()
        ]

    def ready_ids(self) -> list[str]:
        """Ids of the photos that can be drawn, in the order that draws go by."""
        return [next(entry.arrivals()).image.photo_id for entry in self._ready]

    def restore(self, arrivals: list[Arrival], ready_ids: list[str], retired: list[str]) -> None:
        """Fills an empty pool with the images of another, so that it draws alike."""
        for arrival in arrivals:
            self.add(arrival)
        rank = {photo_id: index for index, photo_id in enumerate(ready_ids)}
        self._ready.sort(key=lambda entry: rank.get(next(entry.arrivals()).image.photo_id, len(rank)))
        self._retired = OrderedDict.fromkeys(retired)

    def _entry(self, image: LabelledImage) -> PoolEntry:
        entries = self._classes.setdefault(image.label, OrderedDict())
        if image.photo_id not in entries:
            if len(entries) == self._settings.photos_per_class:
                self._retire(entries)
            entries[image.photo_id] = PoolEntry(weighted=self._settings.weighted)
        return entries[image.photo_id]

    def _put(self, entry: PoolEntry, arrival: Arrival) -> bool:
        image = arrival.image
        if image.provenance is None:
            if entry.photo is not None:
                return False
            entry.photo = arrival
            return True
        if image.image_id in entry.synthetics:
            return False
        if len(entry.synthetics) == self._settings.synthetics_per_photo and not entry.make_room(image.provenance):
            return False
        entry.synthetics[image.image_id] = arrival
        return True

    def _retire(self, entries: OrderedDict[str, PoolEntry]) -> None:
        photo_id, gone = entries.popitem(last=False)
        self._ready = [entry for entry in self._ready if entry is not gone]
        self._retired[photo_id] = None
        if len(self._retired) > RETIRED_IDS:
            self._retired.popitem(last=False)

    def _is_ready(self, entry: PoolEntry) -> bool:
        return entry.photo is not None or (not self._needs_photo and bool(entry.synthetics))


def _concept_version(arrival: Arrival) -> int:
    assert arrival.image.provenance is not None
    return arrival.image.provenance.concept_version
