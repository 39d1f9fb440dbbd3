"""What to read and how to mix it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class StreamSettings:
    """Where the stream is.

    `kafka` and `registry_config` pass any further property of confluent-kafka's consumer and registry client through,
    such as those of TLS. `timeout` is how many seconds brokers and registry have to answer. A record that is no
    labelled image is logged, counted and skipped; with `strict` it is an error.
    """

    bootstrap_servers: str
    registry: str
    real_topic: str = "offshoot.real"
    synthetic_topic: str = "offshoot.synthetic"
    timeout: float = 10.0
    kafka: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    registry_config: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    def __post_init__(self) -> None:
        """Checks the settings."""
        if not self.bootstrap_servers:
            raise ValueError("bootstrap_servers must be host:port of the brokers, was empty")
        if not self.registry.startswith(("http://", "https://")):
            raise ValueError(f"registry must be an http or https URL, was {self.registry!r}")
        if self.timeout <= 0:
            raise ValueError(f"timeout must be above 0 seconds, was {self.timeout}")


@dataclass(frozen=True)
class MixSettings:
    """How photos and their synthetics are kept and mixed.

    A photo is replaced, with probability `alpha`, by one of its own synthetics (DA-Fusion's --synthetic-probability).
    The pool keeps the newest `photos_per_class` photos, each with `synthetics_per_photo` synthetics: the first that
    came, until one of a newer concept version takes the place of the first of the oldest version. `weighted` draws a
    photo's synthetics in proportion to their weights, those of weight 0 never; without it they are drawn all alike.
    """

    alpha: float = 0.5
    photos_per_class: int = 256
    synthetics_per_photo: int = 10
    seed: int = 0
    weighted: bool = True

    def __post_init__(self) -> None:
        """Checks the settings."""
        if not 0 <= self.alpha <= 1:
            raise ValueError(f"alpha must be in [0, 1], was {self.alpha}")
        if self.photos_per_class < 1:
            raise ValueError(f"photos_per_class must be at least 1, was {self.photos_per_class}")
        if self.synthetics_per_photo < 1:
            raise ValueError(f"synthetics_per_photo must be at least 1, was {self.synthetics_per_photo}")
