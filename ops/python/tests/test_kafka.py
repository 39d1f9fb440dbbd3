"""The source over a consumer and a registry that are not there."""

import gc
import json
import logging
import os
from io import BytesIO
from types import SimpleNamespace

import pytest
from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.schema_registry.error import SchemaRegistryError
from fastavro import parse_schema, schemaless_writer

from offshoot import OffshootError, StreamSettings, UnreadableRecordError
from offshoot.kafka import KafkaSource
from offshoot.share import Share

SCHEMA = {
    "type": "record",
    "name": "LabelledImage",
    "fields": [
        {"name": "imageId", "type": "string"},
        {"name": "payload", "type": "bytes"},
        {"name": "sha256", "type": ["null", "string"], "default": None},
    ],
}
OTHER = {"type": "record", "name": "Concept", "fields": [{"name": "imageId", "type": "string"}]}
GARBAGE = b"\x00\x00\x00\x00\x07\xff\xff"


def encoded(name: str, number: int = 7, schema=SCHEMA, **fields) -> bytes:
    out = BytesIO()
    schemaless_writer(out, parse_schema(schema), {"imageId": name, "payload": b"x", **fields})
    return b"\x00" + number.to_bytes(4, "big") + out.getvalue()


class Registry:
    """Schemas 7 and 8 for all who ask by id, and an error otherwise."""

    def __init__(self, config=None) -> None:
        self.status = 404

    def get_schema(self, number):
        if number not in (7, 8):
            raise SchemaRegistryError(self.status, 40403, "no such schema")
        return SimpleNamespace(schema_str=json.dumps(SCHEMA if number == 7 else OTHER))


class Log:
    """A partition of a topic, as a consumer sees it."""

    def __init__(self, values: list[bytes | None]) -> None:
        self.values = values
        self.next = 0

    def assign(self, partitions) -> None:
        self.next = max(partitions[0].offset, 0)

    def list_topics(self, topic, timeout):
        return SimpleNamespace(topics={topic: SimpleNamespace(error=None, partitions={0: None})})

    def consume(self, count, timeout):
        found = list(enumerate(self.values))[self.next :]
        self.next = len(self.values)
        return [self._message(offset, value) for offset, value in found]

    def _message(self, offset, value):
        parts = {"topic": "photos", "partition": 0, "offset": offset, "value": value, "error": None}
        return SimpleNamespace(**{name: lambda part=part: part for name, part in parts.items()})


@pytest.fixture
def source_of(monkeypatch):
    def open_source(*values, registry=None, **settings):
        monkeypatch.setattr("offshoot.record.SchemaRegistryClient", lambda config: registry or Registry())
        monkeypatch.setattr("offshoot.kafka.Consumer", lambda config: Log(list(values)))
        return KafkaSource(StreamSettings("localhost:1", "http://localhost:1", **settings), ["photos"], Share(), None)

    return open_source


def ids(arrivals) -> list[str]:
    return [arrival.image.image_id for arrival in arrivals]


@pytest.mark.parametrize(
    "bad",
    [
        None,
        b"",
        b"no Avro at all",
        GARBAGE,
        encoded("x", number=9),
        encoded("x", number=8, schema=OTHER),
        encoded("x", sha256="00"),
    ],
    ids=["tombstone", "empty", "text", "truncated", "unknown schema", "other record", "wrong SHA-256"],
)
def test_a_record_that_is_no_image_is_skipped_and_counted(source_of, bad):
    source = source_of(encoded("a"), bad, encoded("b"))
    assert ids(source.read(0)) == ["a", "b"]
    assert source.skipped == 1


def test_a_skipped_record_is_logged_once_with_its_place(source_of, caplog):
    source = source_of(encoded("a"), GARBAGE)
    with caplog.at_level(logging.WARNING, "offshoot"):
        source.read(0)
        source.seek({})
        source.read(0)
    assert [record.getMessage().split(",")[0] for record in caplog.records] == [
        "skipped the record at photos-0 offset 1"
    ]
    assert source.skipped == 1


def test_strict_raises_at_the_record_and_loses_nothing_before_it(source_of):
    source = source_of(encoded("a"), GARBAGE, strict=True)
    assert ids(source.read(0)) == ["a"]
    for _ in range(2):
        with pytest.raises(UnreadableRecordError, match="photos-0 offset 1"):
            source.read(0)


def test_a_reader_needs_schemas_by_id_only(source_of):
    registry = Registry()
    registry.status = 403
    assert ids(source_of(encoded("a"), registry=registry).read(0)) == ["a"]


@pytest.mark.parametrize(("status", "advice"), [(401, "refuses this reader"), (503, "does not answer")])
def test_a_registry_that_cannot_be_used_is_told_from_a_bad_record(source_of, status, advice):
    registry = Registry()
    source = source_of(encoded("a", number=9), registry=registry)
    registry.status = status
    with pytest.raises(OffshootError, match=advice):
        source.read(0)
    with pytest.raises(OffshootError, match=advice):
        source_of(registry=registry)
    assert source.skipped == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_lets_the_parents_forgotten_consumers_be():
    consumer = Consumer({"bootstrap.servers": "localhost:1", "group.id": "forgotten", "log_level": 0})
    consumer.assign([TopicPartition("photos", 0, 0)])
    consumer.consume(1, 1)
    gc.disable()
    forgotten = [consumer]
    forgotten.append(forgotten)
    del consumer, forgotten
    child = os.fork()
    if child == 0:
        gc.collect()
        os._exit(0)
    gc.enable()
    assert os.waitpid(child, 0)[1] == 0
