"""The dataset that follows the stream."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Generic, TypeVar, cast

from offshoot import state
from offshoot.base import IterableBase
from offshoot.errors import OffshootError
from offshoot.filters import ImageFilter
from offshoot.image import Fetch, LabelledImage
from offshoot.kafka import KafkaSource
from offshoot.pool import ImagePool
from offshoot.settings import MixSettings, StreamSettings
from offshoot.share import Share, current_share
from offshoot.snapshot import Snapshot
from offshoot.source import Source

T = TypeVar("T")
READ_SECONDS = 0.2


class OffshootDataset(IterableBase[T], Generic[T]):
    """Samples for ever, mixed from what has arrived; an IterableDataset where there is torch.

    Iterating draws from a pool that takes in what has arrived before each draw, and waits while the pool is empty, for
    at most `patience` seconds (None: for ever). `transform` makes a sample of an image; without it the sample is the
    LabelledImage. `draws` ends an iteration after so many samples; the next one goes on. Each DataLoader worker reads
    its own share of the partitions. `fetch` gets the bytes of images that are kept outside the stream.
    """

    def __init__(
        self,
        stream: StreamSettings,
        mix: MixSettings | None = None,
        *,
        keep: ImageFilter | None = None,
        transform: Callable[[LabelledImage], T] | None = None,
        draws: int | None = None,
        patience: float | None = None,
        fetch: Fetch | None = None,
        open_source: Callable[[Share], Source] | None = None,
    ) -> None:
        """Nothing is connected before the first sample is asked for."""
        self.stream = stream
        self.mix = mix or MixSettings()
        self.keep = keep or ImageFilter()
        self.draws = draws
        self.patience = patience
        self._transform = cast("Callable[[LabelledImage], T]", transform or _untouched)
        self._fetch = fetch
        self._open_source = open_source
        self._pool = self._new_pool()
        self._random = Random(self.mix.seed)
        self._source: Source | None = None
        self._abandoned: Source | None = None
        self._process = os.getpid()
        self._share = Share()
        self._saved: dict[str, Any] | None = None

    @property
    def photos(self) -> int:
        """How many photos can be drawn now."""
        return len(self._pool)

    @property
    def synthetics(self) -> int:
        """How many synthetics can be drawn now."""
        return sum(len(entry.synthetics) for entry in self._pool.entries())

    @property
    def skipped(self) -> int:
        """How many records this reader skipped, as no labelled images."""
        return 0 if self._source is None else self._source.skipped

    @property
    def labels(self) -> dict[str, int]:
        """Photos in the pool per class."""
        return self._pool.labels

    def __iter__(self) -> Iterator[T]:
        """Samples, drawn from what has arrived."""
        source = self._connected()
        drawn = 0
        while self.draws is None or drawn < self.draws:
            self._take(source, 0)
            if not self._pool:
                self._await_first(source)
            yield self._transform(self._pool.draw(self._random))
            drawn += 1

    def snapshot(self, seed: int = 0) -> Snapshot[T]:
        """An epoch of fixed content, of all that is in the stream now: reads both topics to their ends."""
        self.catch_up()
        return Snapshot.of(self._pool, self.mix.alpha, seed, self._transform)

    def catch_up(self) -> int:
        """Takes in what is in the stream now; returns how many photos can be drawn."""
        source = self._connected()
        self._take(source, READ_SECONDS)
        while not source.at_end():
            self._take(source, READ_SECONDS)
        return len(self._pool)

    def state_dict(self) -> dict[str, Any]:
        """Offsets, places of the pool's images in the stream, and state of the draws: a few numbers per image.

        With DataLoader workers each worker has a state of its own; torchdata's StatefulDataLoader gathers them.
        """
        if self._source is None:
            return self._saved or {"version": state.VERSION}
        return state.save(self._share, self._source, self._pool, self._random)

    def load_state_dict(self, saved: dict[str, Any]) -> None:
        """Goes on from a saved state: the same pool, then what came after it."""
        state.check(saved)
        self.close()
        self._saved = saved if "next" in saved else None

    def close(self) -> None:
        """Gives the connections back and empties the pool."""
        if self._source is not None:
            self._source.close()
        self._source = None
        self._saved = None
        self._pool = self._new_pool()

    def __getstate__(self) -> dict[str, Any]:
        """What DataLoader sends to a worker: the settings and the saved state, not the connections."""
        return {
            **self.__dict__,
            "_saved": self.state_dict() if self._source is not None else self._saved,
            "_source": None,
            "_abandoned": None,
            "_pool": self._new_pool(),
        }

    def _connected(self) -> Source:
        self._leave_parent()
        if self._source is not None:
            return self._source
        self._share = current_share()
        self._random = Random(f"{self.mix.seed}/{self._share.index}")
        source = (self._open_source or self._open_kafka)(self._share)
        if self._saved is not None:
            state.restore(self._saved, self._share, source, self._pool, self._random, READ_SECONDS)
        self._source = source
        self._process = os.getpid()
        return source

    def _leave_parent(self) -> None:
        """In a forked process, lets go of the parent's connections: they do not work here."""
        if self._source is not None and self._process != os.getpid():
            self._saved = self.state_dict()
            self._abandoned, self._source = self._source, None
            self._pool = self._new_pool()

    def _take(self, source: Source, timeout: float) -> None:
        for arrival in source.read(timeout):
            if self.keep.accepts(arrival.image):
                self._pool.add(arrival)

    def _await_first(self, source: Source) -> None:
        started = time.monotonic()
        while not self._pool:
            self._take(source, READ_SECONDS)
            if self.patience is not None and time.monotonic() - started > self.patience:
                raise OffshootError(
                    f"no image that the filter accepts came within {self.patience:g} seconds: "
                    "publish photos (./offshoot ingest DIR) or widen the filter"
                )

    def _new_pool(self) -> ImagePool:
        return ImagePool(self.mix, needs_photo=self.keep.provenance != "synthetic")

    def _open_kafka(self, share: Share) -> Source:
        topics = {
            "all": [self.stream.real_topic, self.stream.synthetic_topic],
            "real": [self.stream.real_topic],
            "synthetic": [self.stream.synthetic_topic],
        }[self.keep.provenance]
        return KafkaSource(self.stream, topics, share, self._fetch)


def _untouched(image: LabelledImage) -> LabelledImage:
    return image
