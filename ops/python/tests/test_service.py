"""Against a running service that has published photos and synthetics, such as ./offshoot up after ./offshoot ingest."""

import os
from collections.abc import Iterator
from itertools import islice
from uuid import uuid4

import pytest
from confluent_kafka import OFFSET_BEGINNING, Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from offshoot import (
    ImageFilter,
    LabelledImage,
    MixSettings,
    OffshootDataset,
    OffshootError,
    StreamSettings,
    UnreadableRecordError,
)

BROKERS = os.environ.get("OFFSHOOT_BOOTSTRAP_SERVERS")
REGISTRY = os.environ.get("OFFSHOOT_REGISTRY")
pytestmark = pytest.mark.skipif(
    not (BROKERS and REGISTRY),
    reason="OFFSHOOT_BOOTSTRAP_SERVERS and OFFSHOOT_REGISTRY do not name a running service",
)


def stream(**changes) -> StreamSettings:
    return StreamSettings(**{"bootstrap_servers": BROKERS, "registry": REGISTRY, **changes})


def dataset(alpha=0.5, **options) -> OffshootDataset[LabelledImage]:
    return OffshootDataset(stream(), MixSettings(alpha=alpha), patience=20, **options)


def test_mixes_photos_with_their_own_synthetics():
    following = dataset(draws=400)
    following.catch_up()
    samples = list(following)
    photos = {sample.image_id for sample in samples if sample.provenance is None}
    synthetics = [sample for sample in samples if sample.provenance is not None]
    assert photos and synthetics
    assert {sample.photo_id for sample in synthetics} <= {sample.photo_id for sample in dataset(alpha=0).snapshot()}
    following.close()


def test_a_snapshot_is_the_same_each_time():
    following = dataset()
    epoch = following.snapshot(seed=1)
    assert [sample.content for sample in epoch] == [sample.content for sample in epoch]
    assert len(epoch) == len({sample.photo_id for sample in epoch}) > 0
    following.close()


def test_each_image_is_read_once():
    synthetics = dataset(keep=ImageFilter(provenance="synthetic"))
    synthetics.catch_up()
    held = [arrival.image.image_id for entry in synthetics._pool.entries() for arrival in entry.arrivals()]
    assert len(held) == len(set(held)) > 0
    synthetics.close()


def test_goes_on_from_a_saved_state():
    following = dataset()
    following.catch_up()
    saved = following.state_dict()
    expected = [sample.image_id for sample in islice(following, 30)]
    resumed = dataset()
    resumed.load_state_dict(saved)
    assert [sample.image_id for sample in islice(resumed, 30)] == expected
    following.close()
    resumed.close()


def test_data_loader_workers_share_the_partitions():
    data = pytest.importorskip("torch.utils.data", reason="torch is not installed")
    whole = {photo.image_id for photo in dataset(keep=ImageFilter(provenance="real")).snapshot()}
    following = dataset(alpha=0, draws=20 * len(whole))
    loader = data.DataLoader(following, batch_size=None, num_workers=2)
    assert {sample.image_id for sample in loader} == whole


@pytest.fixture
def topic_with_a_bad_record() -> Iterator[str]:
    """A topic of its own: a photo of the service between two records that are none."""
    name = f"offshoot-python-test-{uuid4()}"
    admin = AdminClient({"bootstrap.servers": BROKERS})
    admin.create_topics([NewTopic(name, 1, 1)])[name].result(30)
    producer = Producer({"bootstrap.servers": BROKERS})
    for value in (b"no Avro at all", first_record("offshoot.real"), b"\x00\xff\xff\xff\xffnor this"):
        producer.produce(name, value, partition=0)
    producer.flush(30)
    yield name
    admin.delete_topics([name])[name].result(30)


def first_record(topic: str) -> bytes:
    consumer = Consumer({"bootstrap.servers": BROKERS, "group.id": "offshoot-python-test", "enable.auto.commit": False})
    partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
    consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for number in partitions])
    values = (message.value() for message in iter(lambda: consumer.poll(30), None) if message.error() is None)
    first = next(values)
    consumer.close()
    return first


def test_skips_records_that_are_no_images(topic_with_a_bad_record):
    keep = ImageFilter(splits=None, provenance="real")
    following = OffshootDataset(stream(real_topic=topic_with_a_bad_record), keep=keep)
    assert following.catch_up() == 1
    assert following.skipped == 2
    following.close()


def test_strict_raises_at_the_first_record_that_is_no_image(topic_with_a_bad_record):
    keep = ImageFilter(splits=None, provenance="real")
    following = OffshootDataset(stream(real_topic=topic_with_a_bad_record, strict=True), keep=keep)
    with pytest.raises(UnreadableRecordError, match=f"{topic_with_a_bad_record}-0 offset 0"):
        following.catch_up()
    following.close()


def test_says_that_there_is_no_topic():
    with pytest.raises(OffshootError, match="no topic offshoot.rael"):
        OffshootDataset(stream(real_topic="offshoot.rael")).catch_up()


def test_says_that_no_broker_answers():
    with pytest.raises(OffshootError, match="no broker at localhost:1"):
        OffshootDataset(stream(bootstrap_servers="localhost:1", timeout=2)).catch_up()


def test_says_that_no_registry_answers():
    with pytest.raises(OffshootError, match="registry at http://localhost:1 does not answer"):
        OffshootDataset(stream(registry="http://localhost:1", timeout=2)).catch_up()
