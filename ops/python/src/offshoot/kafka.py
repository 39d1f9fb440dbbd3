"""The source that reads Kafka."""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

from offshoot.errors import OffshootError, UnreadableRecordError
from offshoot.image import Fetch, image_of
from offshoot.record import RecordDecoder
from offshoot.settings import StreamSettings
from offshoot.share import Share
from offshoot.skips import Skips
from offshoot.source import Arrival, Partition, Place

BATCH = 64

# A forked process has librdkafka's clients without their threads, and aborts when its collector finds a forgotten one.
os.register_at_fork(after_in_child=gc.freeze)


class KafkaSource:
    """Committed images of a share of both topics, read without a consumer group."""

    def __init__(self, settings: StreamSettings, topics: list[str], share: Share, fetch: Fetch | None) -> None:
        """Connects, and starts at the first record of each partition."""
        self._settings = settings
        self._fetch = fetch
        self._brokers = _Brokers()
        self._decoder = RecordDecoder(settings)
        self._decoder.check_registry()
        self._consumer = Consumer(self._config())
        self._unread: deque[Any] = deque()
        self._skips = Skips()
        self._partitions = self._share(topics, share)
        self._positions: dict[Partition, int] = {}
        self._ended: set[Partition] = set()
        self.seek({})

    def partitions(self) -> list[Partition]:
        """The partitions that are read."""
        return list(self._partitions)

    def seek(self, offsets: Mapping[Partition, int]) -> None:
        """Goes on from these offsets; partitions that are not named go on from their first record."""
        self._positions = dict(offsets)
        self._unread.clear()
        self._ended = set()
        self._consumer.assign(
            [
                TopicPartition(partition.topic, partition.number, offsets.get(partition, OFFSET_BEGINNING))
                for partition in self._partitions
            ]
        )

    def read(self, timeout: float) -> list[Arrival]:
        """The next images; none when none came within so many seconds."""
        if not self._unread:
            self._unread.extend(self._consumer.consume(BATCH, timeout))
        arrivals: list[Arrival] = []
        while self._unread:
            try:
                self._take(self._unread[0], arrivals)
            except OffshootError:
                # What was read before the fault comes first; the next call meets the fault again.
                if arrivals:
                    return arrivals
                raise
            self._unread.popleft()
        if arrivals:
            self._brokers.down_since = None
        self._check_brokers()
        return arrivals

    @property
    def skipped(self) -> int:
        """How many records were no labelled images."""
        return self._skips.count

    def positions(self) -> dict[Partition, int]:
        """Offset after the last record read, of the partitions of which any was."""
        return dict(self._positions)

    def at_end(self) -> bool:
        """Whether every partition was read to its end."""
        return len(self._ended) == len(self._partitions)

    def close(self) -> None:
        """Gives the connections back."""
        self._consumer.close()

    def _config(self) -> dict[str, Any]:
        return {
            "group.id": "offshoot-dataset",
            "auto.offset.reset": "earliest",
            "log_level": 0,
            **self._settings.kafka,
            "bootstrap.servers": self._settings.bootstrap_servers,
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "isolation.level": "read_committed",
            "error_cb": self._brokers.on_error,
        }

    def _check_brokers(self) -> None:
        """Raises when all brokers have been away for longer than the timeout; librdkafka alone would try for ever."""
        since = self._brokers.down_since
        if since is None or time.monotonic() - since < self._settings.timeout:
            return
        self._metadata(None)
        self._brokers.down_since = None

    def _metadata(self, topic: str | None) -> Any:
        try:
            if topic is None:
                return self._consumer.list_topics(timeout=self._settings.timeout)
            return self._consumer.list_topics(topic, timeout=self._settings.timeout)
        except KafkaException as failure:
            raise _kafka_error(failure.args[0], self._settings) from failure

    def _share(self, topics: list[str], share: Share) -> list[Partition]:
        counts = {}
        for topic in topics:
            found = self._metadata(topic).topics[topic]
            if found.error is not None or not found.partitions:
                raise OffshootError(
                    f"there is no topic {topic} at {self._settings.bootstrap_servers}: "
                    "start ./offshoot up or topology, which make it, or name another topic"
                )
            counts[topic] = list(found.partitions)
        if len({len(numbers) for numbers in counts.values()}) > 1 and share.count > 1:
            raise OffshootError(
                f"{' and '.join(counts)} have different numbers of partitions, so that workers would part photos from "
                "their synthetics: use one reader or make the topics alike"
            )
        return [Partition(topic, number) for topic, numbers in counts.items() for number in share.of(numbers)]

    def _take(self, message: Any, arrivals: list[Arrival]) -> None:
        partition = Partition(message.topic(), message.partition())
        error = message.error()
        if error is None:
            self._take_record(Place(partition, message.offset()), message.value(), arrivals)
            self._ended.discard(partition)
            self._positions[partition] = message.offset() + 1
        elif error.code() == KafkaError._PARTITION_EOF:
            self._ended.add(partition)
        # librdkafka must have a group, but this one is never used: no right to it is needed.
        elif error.code() != KafkaError.GROUP_AUTHORIZATION_FAILED and not error.retriable():
            raise _kafka_error(error, self._settings)

    def _take_record(self, place: Place, value: bytes | None, arrivals: list[Arrival]) -> None:
        try:
            arrivals.append(Arrival(place, image_of(self._decoder.decode(value), self._fetch)))
        except UnreadableRecordError as failure:
            if self._settings.strict:
                raise UnreadableRecordError(
                    f"the record at {place.partition.topic}-{place.partition.number} offset {place.offset} is no "
                    f"labelled image ({failure}): read without strict to skip it"
                ) from failure
            self._skips.add(place, failure)


class _Brokers:
    """Since when no broker has answered; apart from the source, whose consumer would else hold on to it."""

    def __init__(self) -> None:
        self.down_since: float | None = None

    def on_error(self, error: KafkaError) -> None:
        if error.code() == KafkaError._ALL_BROKERS_DOWN and self.down_since is None:
            self.down_since = time.monotonic()


def _kafka_error(error: KafkaError, settings: StreamSettings) -> OffshootError:
    return OffshootError(
        f"no broker at {settings.bootstrap_servers} lets this reader read ({error.str()}): "
        "start it, or correct the address or the rights"
    )
