"""Reads offshoot.synthetic with confluent-kafka and its own Avro deserializer and saves the images.

    pip install -r requirements.txt
    python read_synthetic.py --bootstrap-server localhost:9092 --registry http://localhost:8080 --out synthetic

Every image goes to OUT/LABEL/ID.EXTENSION, with a line on where it comes from in OUT/provenance.jsonl. Ends when no new
image has come for --idle seconds, or after --timeout. Exit code 0: images were saved; 1: none came.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from pathlib import Path

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


def parse_arguments(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap-server", required=True, help="host:port of the brokers")
    parser.add_argument("--registry", required=True, help="URL of the schema registry")
    parser.add_argument("--topic", default="offshoot.synthetic", help="topic to read (default: %(default)s)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the images")
    parser.add_argument("--idle", type=float, default=10, help="end after so many seconds without a new image (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=600, help="end after so many seconds in any case (default: %(default)s)")
    return parser.parse_args(argv)


def open_consumer(bootstrap_server, topic):
    """A consumer of all partitions that sees committed images only, from the first one on, and joins no group."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap_server,
            "group.id": "read-synthetic",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
        }
    )
    found = consumer.list_topics(topic, timeout=30).topics[topic]
    if found.error:
        raise KafkaException(found.error)
    consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in found.partitions])
    return consumer


def read_images(consumer, deserialize, idle, timeout):
    """Yields the records of a topic, until none has come for a while."""
    started = last = time.monotonic()
    while time.monotonic() - last < idle and time.monotonic() - started < timeout:
        message = consumer.poll(0.5)
        if message is None:
            continue
        if message.error():
            if message.error().code() == KafkaError.GROUP_AUTHORIZATION_FAILED:
                continue  # the group is one in name only
            raise KafkaException(message.error())
        last = time.monotonic()
        yield deserialize(message.value(), SerializationContext(message.topic(), MessageField.VALUE))


def save(image, out):
    """Writes an inline image to OUT/LABEL/ID.EXTENSION and returns its line of provenance."""
    payload = image["payload"]
    if not isinstance(payload, bytes):
        raise ValueError(f"image {image['imageId']} is kept elsewhere, at {payload['uri']}: fetch it from there")
    digest = hashlib.sha256(payload).hexdigest()
    if image["sha256"] not in (None, digest):
        raise ValueError(f"image {image['imageId']} does not have the SHA-256 that its record says")
    extension = EXTENSIONS.get(image["contentType"], "bin")
    path = out / safe(image["label"]) / f"{safe(image['imageId'])}.{extension}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(payload)
    return {"file": str(path.relative_to(out)), "label": image["label"], "sha256": digest, **image["provenance"]}


def safe(name):
    """The name as one part of a path, whatever is in it."""
    return re.sub(r'[\x00-\x1f/\\:*?"<>|%]|^\.', lambda match: f"%{ord(match[0]):02X}", name)


def main():
    arguments = parse_arguments()
    registry = SchemaRegistryClient({"url": arguments.registry})
    deserialize = AvroDeserializer(registry)
    consumer = open_consumer(arguments.bootstrap_server, arguments.topic)
    arguments.out.mkdir(parents=True, exist_ok=True)
    count = 0
    try:
        with open(arguments.out / "provenance.jsonl", "w", encoding="utf-8") as lines:
            for image in read_images(consumer, deserialize, arguments.idle, arguments.timeout):
                lines.write(json.dumps(save(image, arguments.out), ensure_ascii=False) + "\n")
                count += 1
    finally:
        consumer.close()
    print(f"{count} synthetic images saved to {arguments.out}")
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main())
