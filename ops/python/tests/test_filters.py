"""Filters."""

from fakes import edit, photo

from offshoot import ImageFilter


def test_only_the_training_part_passes_unless_told_otherwise():
    assert ImageFilter().accepts(photo("p"))
    assert not ImageFilter().accepts(photo("p", split="TEST"))
    assert ImageFilter(splits=None).accepts(photo("p", split="TEST"))


def test_provenance():
    images = (photo("p"), edit("a", "p"))
    assert [ImageFilter(provenance="real").accepts(image) for image in images] == [True, False]
    assert [ImageFilter(provenance="synthetic").accepts(image) for image in images] == [False, True]


def test_score():
    scored = ImageFilter(min_score=0.5)
    assert [scored.accepts(edit("a", "p", score=score)) for score in (0.4, 0.5, None)] == [False, True, False]
    assert ImageFilter(min_score=0.5, keep_unscored=True).accepts(edit("a", "p"))
    assert scored.accepts(photo("p"))


def test_concept_version():
    newest = ImageFilter(concept_versions={2})
    assert [newest.accepts(edit("a", "p", concept=version)) for version in (1, 2)] == [False, True]


def test_label():
    assert not ImageFilter(labels={"rye"}).accepts(photo("p", "wheat"))
