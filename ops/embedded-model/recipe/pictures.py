"""Prepared pictures: a folder with `pictures.npy` (uint8, n x 64 x 64 x 3) and `rows.jsonl` (one Row per picture, same order)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch

SIZE = 64
THIN = ("linear", "lanceolate", "grass-like tuft")


@dataclass(frozen=True)
class Row:
    """What one picture shows: its source, the word or words that name its class, and words that describe it."""

    source: str
    name: str
    attributes: tuple[str, ...] = field(default=())


def has_thin_leaves(row: Row) -> bool:
    """Whether a simulated plant's leaves are about as wide as a latent cell: they need more practice than their number gives."""
    return any(thin in row.attributes for thin in THIN)


def save(folder: Path, pictures: np.ndarray, rows: list[Row]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "pictures.npy", pictures)
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(asdict(row)) + "\n")


def load_rows(folder: Path) -> list[Row]:
    with open(folder / "rows.jsonl", encoding="utf-8") as file:
        parsed = (json.loads(line) for line in file)
        return [Row(entry["source"], entry["name"], tuple(entry["attributes"])) for entry in parsed]


def load(folders: Iterable[Path]) -> tuple[np.ndarray, list[Row]]:
    """The pictures and rows of several prepared folders, one after the other."""
    folders = list(folders)
    pictures = np.concatenate([np.load(folder / "pictures.npy") for folder in folders])
    rows = [row for folder in folders for row in load_rows(folder)]
    return pictures, rows


def to_tensor(pictures: np.ndarray) -> torch.Tensor:
    """uint8 NHWC to float NCHW in [-1, 1]."""
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1.0


def weights_by_source(rows: list[Row], shares: dict[str, float]) -> np.ndarray:
    """Sampling probability of every row: each source gets its share, divided evenly over the source's classes, then over a class's rows."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[row.source, row.name] = counts.get((row.source, row.name), 0) + 1
    classes: dict[str, int] = {}
    for source, _ in counts:
        classes[source] = classes.get(source, 0) + 1
    weights = np.array([shares.get(row.source, 0.0) / classes[row.source] / counts[row.source, row.name] for row in rows])
    return weights / weights.sum()


def batches(weights: np.ndarray, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Endless batches of row numbers, drawn with replacement."""
    cumulative = np.cumsum(weights)
    while True:
        yield np.minimum(np.searchsorted(cumulative, rng.random(size)), len(weights) - 1)
