"""An epoch of fixed content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Generic, TypeVar, overload

from offshoot.image import LabelledImage
from offshoot.pool import ImagePool

T = TypeVar("T")


class Snapshot(Sequence[T], Generic[T]):
    """What a pool held at one time, each photo once or one of its own synthetics in its place.

    The same order and the same images each time it is iterated, whatever arrives meanwhile. As a sequence it is a
    map-style dataset for torch's DataLoader, with as many workers as you like.
    """

    def __init__(self, images: Sequence[LabelledImage], transform: Callable[[LabelledImage], T]) -> None:
        """A snapshot of these images."""
        self.images = tuple(images)
        self._transform = transform

    @classmethod
    def of(cls, pool: ImagePool, alpha: float, seed: int, transform: Callable[[LabelledImage], T]) -> Snapshot[T]:
        """Draws an epoch from a pool; the same pool and seed give the same epoch, in whatever order it was filled."""
        random = Random(seed)
        images = []
        for entry in pool.entries():
            ordered = replace(entry, synthetics=dict(sorted(entry.synthetics.items())))
            images.append(ordered.draw(alpha, random))
        random.shuffle(images)
        return cls(images, transform)

    def __len__(self) -> int:
        """How many images an epoch has."""
        return len(self.images)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Snapshot[T]: ...

    def __getitem__(self, index: int | slice) -> T | Snapshot[T]:
        """One sample, or a part of the epoch."""
        if isinstance(index, slice):
            return Snapshot(self.images[index], self._transform)
        return self._transform(self.images[index])
