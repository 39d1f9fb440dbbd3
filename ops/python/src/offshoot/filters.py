"""Which images a trainer wants."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from offshoot.image import LabelledImage


@dataclass(frozen=True)
class ImageFilter:
    """Images by split, provenance, label, score and concept version; None lets all through.

    `min_score` refuses synthetics with a lower score, and those that were never scored unless `keep_unscored`.
    `concept_versions` are those a synthetic may come from; 0 is an edit without a learned concept.
    """

    splits: Collection[str] | None = ("TRAIN",)
    provenance: Literal["all", "real", "synthetic"] = "all"
    labels: Collection[str] | None = None
    min_score: float | None = None
    keep_unscored: bool = False
    concept_versions: Collection[int] | None = None

    def __post_init__(self) -> None:
        """Checks the settings."""
        if self.provenance not in ("all", "real", "synthetic"):
            raise ValueError(f"provenance must be all, real or synthetic, was {self.provenance!r}")

    def accepts(self, image: LabelledImage) -> bool:
        """Whether the image passes."""
        if self.splits is not None and image.split not in self.splits:
            return False
        if self.labels is not None and image.label not in self.labels:
            return False
        if image.provenance is None:
            return self.provenance != "synthetic"
        return self.provenance != "real" and self._accepts_edit(
            image.provenance.score, image.provenance.concept_version
        )

    def _accepts_edit(self, score: float | None, concept_version: int) -> bool:
        if self.concept_versions is not None and concept_version not in self.concept_versions:
            return False
        if self.min_score is None:
            return True
        return self.keep_unscored if score is None else score >= self.min_score
