"""Labelled images, as the Avro records of the stream hold them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from offshoot.errors import OffshootError, UnreadableRecordError


@dataclass(frozen=True)
class PayloadReference:
    """Where an image lies that is kept outside the stream."""

    uri: str
    sha256: str
    length: int = -1


@dataclass(frozen=True)
class Provenance:
    """How a synthetic image was made; `fields` holds the whole record, by its Avro names."""

    source_image_id: str
    edit_index: int
    edit_count: int
    strength: float
    concept_version: int
    score: float | None = None
    weight: float = 1.0
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LabelledImage:
    """A labelled image: real when provenance is None, else synthetic. `content` is the encoded JPEG, PNG or WebP."""

    image_id: str
    label: str
    split: str
    content: bytes
    content_type: str = ""
    width: int = 0
    height: int = 0
    mask: bytes | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    provenance: Provenance | None = None

    @property
    def weight(self) -> float:
        """How readily it is to be drawn among the edits of its photo; 0 for never, 1 for a photo."""
        return 1.0 if self.provenance is None else self.provenance.weight

    @property
    def photo_id(self) -> str:
        """Id of the real photo: the image's own, or that of the photo it was edited from."""
        return self.image_id if self.provenance is None else self.provenance.source_image_id


Fetch = Callable[[PayloadReference], bytes]


def image_of(record: Mapping[str, Any], fetch: Fetch | None = None) -> LabelledImage:
    """The image of a decoded record; `fetch` gets the bytes of one that is kept elsewhere."""
    if not {"imageId", "payload"} <= record.keys():
        raise UnreadableRecordError("it is a record of another kind")
    content = _content(record, fetch)
    sha256 = record.get("sha256")
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise UnreadableRecordError(f"image {record['imageId']} does not have the SHA-256 of its record")
    provenance = record.get("provenance")
    return LabelledImage(
        image_id=record["imageId"],
        label=record.get("label") or "",
        split=record.get("split", "UNKNOWN"),
        content=content,
        content_type=record.get("contentType", ""),
        width=record.get("width", 0),
        height=record.get("height", 0),
        mask=record.get("mask"),
        metadata=record.get("metadata") or {},
        provenance=None if provenance is None else _provenance(provenance),
    )


def _content(record: Mapping[str, Any], fetch: Fetch | None) -> bytes:
    payload = record["payload"]
    if isinstance(payload, bytes):
        return payload
    reference = PayloadReference(payload["uri"], payload["sha256"], payload.get("length", -1))
    if fetch is None:
        raise OffshootError(f"image {record['imageId']} is kept at {reference.uri}: pass a fetch that reads it")
    content = fetch(reference)
    if hashlib.sha256(content).hexdigest() != reference.sha256:
        raise OffshootError(f"{reference.uri} does not have the SHA-256 of its reference: restore the file")
    return content


def _provenance(record: Mapping[str, Any]) -> Provenance:
    return Provenance(
        source_image_id=record["sourceImageId"],
        edit_index=record["editIndex"],
        edit_count=record["editCount"],
        strength=record["strength"],
        concept_version=record["conceptVersion"],
        score=record.get("score"),
        weight=max(0.0, record.get("weight", 1.0)),
        fields=dict(record),
    )
