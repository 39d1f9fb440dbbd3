"""Offshoot's stream of real and synthetic images, as trainers read it."""

from offshoot.dataset import OffshootDataset
from offshoot.errors import OffshootError, UnreadableRecordError
from offshoot.filters import ImageFilter
from offshoot.image import LabelledImage, PayloadReference, Provenance
from offshoot.settings import MixSettings, StreamSettings
from offshoot.snapshot import Snapshot

__all__ = [
    "ImageFilter",
    "LabelledImage",
    "MixSettings",
    "OffshootDataset",
    "OffshootError",
    "PayloadReference",
    "Provenance",
    "Snapshot",
    "StreamSettings",
    "UnreadableRecordError",
]
