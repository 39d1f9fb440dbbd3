"""The pool and the mixing rule."""

from collections import Counter
from random import Random

import pytest
from fakes import arrival, edit, photo, weighted

from offshoot.pool import ImagePool
from offshoot.settings import MixSettings


def filled(settings: MixSettings, *images) -> ImagePool:
    pool = ImagePool(settings)
    for image in images:
        pool.add(arrival(image))
    return pool


def synthetics(pool: ImagePool) -> list[str]:
    return [name for entry in pool.entries() for name in entry.synthetics]


def test_the_share_of_synthetics_is_alpha():
    pool = filled(MixSettings(alpha=0.3), photo("p"), edit("a", "p"), edit("b", "p"))
    random = Random(1)
    synthetic = sum(pool.draw(random).provenance is not None for _ in range(10_000))
    assert 0.28 < synthetic / 10_000 < 0.32


def test_a_photo_is_replaced_by_its_own_synthetics_only():
    pool = filled(MixSettings(alpha=1), photo("p"), photo("q"), edit("pa", "p"), edit("pb", "p"), photo("r", "rye"))
    random = Random(2)
    drawn = Counter(pool.draw(random).image_id for _ in range(3_000))
    assert set(drawn) == {"pa", "pb", "q", "r"}
    assert 900 < drawn["pa"] + drawn["pb"] < 1_100


def test_synthetics_are_drawn_in_proportion_to_their_weights():
    pool = filled(MixSettings(alpha=1), photo("p"), weighted("a", "p", 0.6), weighted("b", "p", 0.2))
    random = Random(3)
    drawn = Counter(pool.draw(random).image_id for _ in range(10_000))
    assert 0.73 < drawn["a"] / 10_000 < 0.77


def test_a_synthetic_of_weight_zero_is_never_drawn():
    images = [photo("p"), weighted("a", "p", 0), edit("b", "p"), photo("q"), weighted("c", "q", 0)]
    pool = filled(MixSettings(alpha=1), *images)
    random = Random(4)
    assert {pool.draw(random).image_id for _ in range(100)} == {"b", "q"}


def test_all_synthetics_are_drawn_alike_where_weights_are_not_wanted():
    settings = MixSettings(alpha=1, weighted=False)
    pool = filled(settings, photo("p"), weighted("a", "p", 0), weighted("b", "p", 0.2))
    random = Random(5)
    drawn = Counter(pool.draw(random).image_id for _ in range(10_000))
    assert 0.48 < drawn["a"] / 10_000 < 0.52


def test_duplicates_are_dropped():
    pool = filled(MixSettings(), photo("p"), edit("a", "p"))
    assert not pool.add(arrival(photo("p")))
    assert not pool.add(arrival(edit("a", "p")))
    assert len(pool.places()) == 2


def test_the_oldest_photo_of_a_full_class_goes_with_its_synthetics_and_stays_away():
    images = [photo("p"), edit("a", "p"), photo("q"), photo("x", "rye"), photo("r")]
    pool = filled(MixSettings(photos_per_class=2), *images)
    assert pool.ready_ids() == ["q", "x", "r"]
    assert not pool.add(arrival(edit("b", "p")))
    assert pool.labels == {"wheat": 2, "rye": 1}


def test_a_photo_keeps_its_first_synthetics():
    pool = filled(MixSettings(synthetics_per_photo=1, alpha=1), photo("p"), edit("a", "p"), edit("b", "p"))
    assert {pool.draw(Random(seed)).image_id for seed in range(20)} == {"a"}


def test_synthetics_of_a_newer_concept_take_the_place_of_the_oldest_ones():
    pool = filled(
        MixSettings(synthetics_per_photo=2, alpha=1),
        photo("p"),
        edit("a1", "p"),
        edit("b1", "p"),
        edit("a3", "p", concept=3),
    )
    assert synthetics(pool) == ["b1", "a3"]
    assert pool.add(arrival(edit("b3", "p", concept=3)))
    assert not pool.add(arrival(edit("c3", "p", concept=3)))
    assert not pool.add(arrival(edit("a2", "p", concept=2)))
    assert synthetics(pool) == ["a3", "b3"]


def test_synthetics_that_were_displaced_stay_away_when_they_come_again():
    pool = filled(MixSettings(synthetics_per_photo=1), photo("p"), edit("a1", "p"), edit("a2", "p", concept=2))
    assert not pool.add(arrival(edit("a1", "p")))
    assert synthetics(pool) == ["a2"]


def test_a_synthetic_waits_for_its_photo():
    pool = filled(MixSettings(alpha=1), edit("a", "p"))
    assert len(pool) == 0
    pool.add(arrival(photo("p")))
    assert pool.draw(Random(0)).image_id == "a"


def test_synthetics_alone_are_drawn_where_no_photo_is_wanted():
    pool = ImagePool(MixSettings(alpha=0), needs_photo=False)
    pool.add(arrival(edit("a", "p")))
    assert pool.draw(Random(0)).image_id == "a"


@pytest.mark.parametrize(
    "wrong", [{"alpha": 1.5}, {"alpha": -0.1}, {"photos_per_class": 0}, {"synthetics_per_photo": 0}]
)
def test_settings_name_the_key_at_fault(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        MixSettings(**wrong)
