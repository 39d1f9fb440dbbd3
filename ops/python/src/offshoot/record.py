"""Records out of bytes in Confluent's wire format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.error import SchemaRegistryError
from fastavro import parse_schema, schemaless_reader

from offshoot.errors import OffshootError, UnreadableRecordError
from offshoot.settings import StreamSettings

HEADER = 5


class RecordDecoder:
    """Decodes a record by the schema that wrote it; asks the registry for schemas by their id and nothing else."""

    def __init__(self, settings: StreamSettings) -> None:
        """Connects on first use."""
        self._url = settings.registry
        self._registry = SchemaRegistryClient(
            {"max.retries": 1, "timeout": settings.timeout, **settings.registry_config, "url": settings.registry}
        )
        self._schemas: dict[int, Any] = {}

    def check_registry(self) -> None:
        """Raises when the registry is away or does not know the caller; that it refuses one schema is no fault yet."""
        try:
            self._registry.get_schema(1)
        except Exception as failure:
            if _status(failure) not in (403, 404):
                raise self._registry_error(failure) from failure

    def decode(self, message: bytes | None) -> Mapping[str, Any]:
        """The record; an UnreadableRecordError where the bytes are at fault, another OffshootError where not."""
        if message is None or len(message) < HEADER or message[0] != 0:
            raise UnreadableRecordError("it does not begin as Confluent's wire format does")
        schema = self._schema(int.from_bytes(message[1:HEADER], "big"))
        content = BytesIO(message[HEADER:])
        try:
            record = schemaless_reader(content, schema, None)
        except Exception as failure:
            raise UnreadableRecordError(f"it does not follow its schema: {failure!r}") from failure
        if not isinstance(record, Mapping):
            raise UnreadableRecordError("its schema is none of a record")
        return record

    def _schema(self, number: int) -> Any:
        if number not in self._schemas:
            text = self._text(number)
            try:
                self._schemas[number] = parse_schema(json.loads(text))
            except Exception as failure:
                raise UnreadableRecordError(f"schema {number} is no Avro schema: {failure!r}") from failure
        return self._schemas[number]

    def _text(self, number: int) -> str:
        try:
            return str(self._registry.get_schema(number).schema_str)
        except Exception as failure:
            if _status(failure) == 404:
                raise UnreadableRecordError(f"the registry has no schema {number}") from failure
            raise self._registry_error(failure) from failure

    def _registry_error(self, failure: Exception) -> OffshootError:
        if _status(failure) in (401, 403):
            return OffshootError(
                f"the schema registry at {self._url} refuses this reader ({failure}): "
                "give it credentials that may read schemas, by registry_config"
            )
        return OffshootError(
            f"the schema registry at {self._url} does not answer ({failure}): start it or correct its address"
        )


def _status(failure: Exception) -> int | None:
    """The HTTP status, where the registry answered; other exceptions differ among releases of confluent-kafka."""
    return failure.http_status_code if isinstance(failure, SchemaRegistryError) else None
