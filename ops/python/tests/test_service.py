"""Against a running service that has published photos and synthetics, such as ./offshoot up after ./offshoot ingest."""

import os
from itertools import islice

import pytest

from offshoot import ImageFilter, LabelledImage, MixSettings, OffshootDataset, OffshootError, StreamSettings

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


def test_says_that_there_is_no_topic():
    with pytest.raises(OffshootError, match="no topic offshoot.rael"):
        OffshootDataset(stream(real_topic="offshoot.rael")).catch_up()


def test_says_that_no_broker_answers():
    with pytest.raises(OffshootError, match="no broker at localhost:1"):
        OffshootDataset(stream(bootstrap_servers="localhost:1", timeout=2)).catch_up()


def test_says_that_no_registry_answers():
    with pytest.raises(OffshootError, match="registry at http://localhost:1 does not answer"):
        OffshootDataset(stream(registry="http://localhost:1", timeout=2)).catch_up()
