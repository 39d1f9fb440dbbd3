"""The dataset over a source without a broker."""

import json
import pickle
from itertools import islice

import pytest
from fakes import REAL, SYNTHETIC, ListSource, edit, photo

from offshoot import ImageFilter, LabelledImage, MixSettings, OffshootDataset, OffshootError, StreamSettings
from offshoot.image import image_of
from offshoot.share import Share

STREAM = StreamSettings("localhost:1", "http://localhost:1")
IMAGES = [photo("p"), photo("q"), photo("r", "rye"), edit("pa", "p"), edit("pb", "p"), edit("qa", "q"), photo("p")]


def dataset(images: list[LabelledImage], **options) -> OffshootDataset[LabelledImage]:
    mix = MixSettings(**{"photos_per_class": 2, **options.pop("mix", {})})
    return OffshootDataset(STREAM, mix, open_source=lambda share: ListSource(images), **options)


def ids(samples) -> list[str]:
    return [sample.image_id for sample in samples]


def test_takes_in_what_arrives_while_it_is_iterated():
    images = [photo("p")]
    samples = iter(dataset(images))
    assert ids(islice(samples, 5)) == ["p"] * 5
    images.append(photo("q"))
    assert set(ids(islice(samples, 50))) == {"p", "q"}


def test_the_same_seed_draws_the_same_samples():
    first, again, other = (ids(islice(dataset(IMAGES, mix={"seed": seed}), 40)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_saved_state_goes_on_as_if_nothing_had_been():
    images = list(IMAGES)
    whole = dataset(images)
    list(islice(whole, 20))
    saved = json.loads(json.dumps(whole.state_dict()))
    resumed = dataset(images)
    resumed.load_state_dict(saved)
    images += [photo("s"), edit("sa", "s")]
    assert ids(islice(resumed, 40)) == ids(islice(whole, 40))


def test_a_saved_state_has_what_displaced_older_synthetics():
    images = [*IMAGES, edit("pc", "p", concept=2), edit("qb", "q", concept=2)]
    whole = dataset(images, mix={"synthetics_per_photo": 2})
    whole.catch_up()
    resumed = dataset(images, mix={"synthetics_per_photo": 2})
    resumed.load_state_dict(json.loads(json.dumps(whole.state_dict())))
    drawn = ids(islice(resumed, 60))
    assert drawn == ids(islice(whole, 60))
    assert "pc" in drawn and "pa" not in drawn


def test_a_saved_state_holds_no_images_and_reads_nothing_twice():
    whole = dataset(list(IMAGES))
    whole.catch_up()
    saved = whole.state_dict()
    assert saved["next"] == [[*REAL, 4], [*SYNTHETIC, 3]]
    assert "content" not in json.dumps(saved)


def test_a_state_of_another_version_is_refused():
    with pytest.raises(OffshootError, match="version 7"):
        dataset([]).load_state_dict({"version": 7})


def test_a_worker_refuses_the_state_of_another():
    loaded = dataset(list(IMAGES))
    loaded.catch_up()
    saved = {**loaded.state_dict(), "share": [1, 2]}
    loaded.load_state_dict(saved)
    with pytest.raises(OffshootError, match="worker 1 of 2"):
        loaded.catch_up()


def test_a_snapshot_is_the_same_each_time_it_is_iterated():
    images = list(IMAGES)
    stream = dataset(images)
    epoch = stream.snapshot(seed=3)
    before = [(sample.image_id, sample.content) for sample in epoch]
    images.append(photo("s"))
    list(islice(stream, 20))
    assert [(sample.image_id, sample.content) for sample in epoch] == before
    assert len(epoch) == len({sample.photo_id for sample in epoch}) == 3


def test_snapshots_of_one_seed_do_not_depend_on_the_order_of_arrival():
    forwards, backwards = (dataset(images).snapshot(seed=5) for images in (IMAGES[:6], IMAGES[5::-1]))
    assert ids(forwards) == ids(backwards)


def test_filters_keep_images_out_of_the_pool():
    stream = dataset([photo("t", split="TEST"), photo("p")], keep=ImageFilter(splits={"TEST"}))
    assert ids(stream.snapshot()) == ["t"]


def test_says_what_to_do_when_nothing_comes():
    with pytest.raises(OffshootError, match="ingest"):
        next(iter(dataset([], patience=0)))


def test_draws_end_an_iteration_and_the_next_goes_on():
    stream = dataset(list(IMAGES), draws=10, mix={"seed": 1})
    assert ids([*stream, *stream]) == ids(islice(dataset(list(IMAGES), mix={"seed": 1}), 20))


def test_a_transform_makes_the_samples():
    lengths = OffshootDataset(STREAM, transform=len_of, open_source=lambda share: ListSource([photo("pp")]))
    assert next(iter(lengths)) == 2


def test_a_pickled_dataset_goes_on_from_its_state():
    stream = OffshootDataset(STREAM, open_source=source_of_all)
    list(islice(stream, 10))
    copy = pickle.loads(pickle.dumps(stream))
    assert ids(islice(copy, 20)) == ids(islice(stream, 20))


def test_workers_take_the_same_partitions_of_both_topics():
    assert [Share(index, 3).of(range(7)) for index in range(3)] == [[0, 3, 6], [1, 4], [2, 5]]
    with pytest.raises(OffshootError, match="num_workers to 2"):
        Share(0, 3).of(range(2))


def test_an_image_kept_elsewhere_needs_a_fetch():
    record = {"imageId": "p", "payload": {"uri": "s3://b/p", "sha256": "0", "length": 1}}
    with pytest.raises(OffshootError, match="s3://b/p: pass a fetch"):
        image_of(record)
    with pytest.raises(OffshootError, match="SHA-256"):
        image_of(record, fetch=lambda reference: b"x")


def len_of(image: LabelledImage) -> int:
    return len(image.content)


def source_of_all(share: Share) -> ListSource:
    return ListSource(IMAGES)
