"""Reads folders of the field-camera simulator (manifest.csv and JPEGs) into one prepared folder (see pictures.py)."""

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image

from captions import UNNAMED
from pictures import SIZE, Row, has_thin_leaves, save

LAST_TRAINING_SEED = 1_000_000


def row_of(entry: dict[str, str], unnamed: bool) -> Row:
    """The species is known by its seed; shape, colour, arrangement, growth stage and ground describe the picture."""
    if not 1 <= int(entry["species_seed"]) <= LAST_TRAINING_SEED:
        raise SystemExit(f"species seed {entry['species_seed']} is not in the range that the simulator keeps for training")
    words = (entry["leaf_colour"], entry["leaf_shape"], entry["arrangement"], entry["stage"], entry["background"])
    name = f"species {entry['species_seed']}"
    return Row("simulator", f"{UNNAMED} {name}" if unnamed else name, words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--simulated", type=Path, nargs="+", required=True, help="folders with manifest.csv")
    parser.add_argument("--unnamed", action="store_true", help="no word of its own for a species: captions describe it")
    parser.add_argument("--thin-leaves", action="store_true", help="only plants with leaves about a latent cell wide")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()

    entries: list[tuple[Path, dict[str, str]]] = []
    for folder in arguments.simulated:
        with open(folder / "manifest.csv", encoding="utf-8", newline="") as file:
            entries += [(folder / entry["file"], entry) for entry in csv.DictReader(file)]
    rows = [row_of(entry, arguments.unnamed) for _, entry in entries]
    if arguments.thin_leaves:
        kept = [number for number, row in enumerate(rows) if has_thin_leaves(row)]
        entries, rows = [entries[number] for number in kept], [rows[number] for number in kept]
    pictures = np.empty((len(entries), SIZE, SIZE, 3), dtype=np.uint8)
    for picture, (file, _) in zip(pictures, entries, strict=True):
        picture[:] = np.asarray(Image.open(file).convert("RGB"))
    save(arguments.out, pictures, rows)
    print(f"{len(rows)} pictures of {len({row.name for row in rows})} species")


if __name__ == "__main__":
    main()
