"""Captions: one of the 27 object templates of textual inversion, filled with a class word, descriptive words or a generic word."""

import hashlib
from dataclasses import dataclass

import numpy as np

from pictures import Row

TEMPLATES = (
    "a photo of a {}",
    "a rendering of a {}",
    "a cropped photo of the {}",
    "the photo of a {}",
    "a photo of a clean {}",
    "a photo of a dirty {}",
    "a dark photo of the {}",
    "a photo of my {}",
    "a photo of the cool {}",
    "a close-up photo of a {}",
    "a bright photo of the {}",
    "a cropped photo of a {}",
    "a photo of the {}",
    "a good photo of the {}",
    "a photo of one {}",
    "a close-up photo of the {}",
    "a rendition of the {}",
    "a photo of the clean {}",
    "a rendition of a {}",
    "a photo of a nice {}",
    "a good photo of a {}",
    "a photo of the nice {}",
    "a photo of the small {}",
    "a photo of the weird {}",
    "a photo of the large {}",
    "a photo of a cool {}",
    "a photo of a small {}",
)
GENERIC = {
    "simulator": ("plant", "seedling", "the", "small plant", "weed", "crop"),
    "coffee": ("leaf", "plant", "the", "green leaf"),
    "flower": ("flower", "plant", "the"),
    "fruit": ("fruit", "the", "ripe fruit"),
    "shelf": ("fruit", "vegetable", "the", "shop shelf"),
}
# Species whose pictures are captioned by the words that describe them only: more plants without more words.
UNNAMED = "unnamed"
EXTRA_WORDS = (
    "soil",
    "gravel",
    "stone",
    "field",
    "bean",
    "spot",
    "rust",
    "disease",
    "healthy",
    "sick",
    "young",
    "old",
    "class",
    "concept",
    "object",
)


@dataclass(frozen=True)
class CaptionShares:
    """How often a caption is empty (for classifier-free guidance), generic, or made of descriptive words."""

    empty: float = 0.1
    generic: float = 0.1
    attributes: float = 0.3


def class_word(row: Row) -> str:
    """The words that stand for the row's class; a simulated species gets a made-up word of its own, a single token."""
    if row.source != "simulator":
        return row.name
    digest = int.from_bytes(hashlib.sha256(row.name.encode()).digest()[:8], "big")
    syllables = []
    for _ in range(4):
        digest, consonant = divmod(digest, 17)
        digest, vowel = divmod(digest, 5)
        syllables.append("bdfghjklmnprstvwz"[consonant] + "aeiou"[vowel])
    return "".join(syllables)


def draw_caption(row: Row, shares: CaptionShares, rng: np.random.Generator) -> str:
    kind = rng.random()
    if kind < shares.empty:
        return ""
    if kind < shares.empty + shares.generic:
        subject = rng.choice(GENERIC[row.source])
    elif kind < shares.empty + shares.generic + shares.attributes and row.attributes:
        subject = describe(row, rng)
    elif row.name.startswith(UNNAMED):
        subject = describe(row, rng)
    else:
        subject = class_word(row)
    return str(rng.choice(TEMPLATES)).format(subject)


def describe(row: Row, rng: np.random.Generator) -> str:
    """Some of the row's words in their order, before the generic word of its source."""
    kept = [word for word in row.attributes if rng.random() < 0.6]
    return " ".join([*kept, GENERIC[row.source][0]])


def describing_words(row: Row) -> str:
    """What is true of the whole species of a simulated picture: leaf colour, leaf shape, arrangement."""
    return " ".join(row.attributes[:3]).replace("-", " ")


def vocabulary_words(rows: list[Row]) -> list[str]:
    """Every word that a caption of these rows can hold, sorted."""
    texts = {class_word(row) for row in rows} | {word for row in rows for word in row.attributes}
    texts |= {template.replace("{}", "") for template in TEMPLATES}
    texts |= {word for words in GENERIC.values() for word in words} | set(EXTRA_WORDS)
    return sorted({word for text in texts for word in text.replace("-", " ").lower().split()})
