"""Reads the photos listed in an index.csv into one prepared folder (see pictures.py)."""

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image

from pictures import SIZE, Row, save

SOURCES = {
    "deepak121993/Fruit-360": "fruit",
    "marcusklasson/GroceryStoreDataset": "shelf",
    "Oldpel/flower_photos": "flower",
    "esgario/lara2018": "coffee",
}


FRUIT_STEP = 4


def thin(entries: list[dict[str, str]]) -> list[dict[str, str]]:
    """Keeps every fourth fruit: they are frames of a film of one fruit that turns, so the others add little."""
    return [entry for number, entry in enumerate(entries) if SOURCES[entry["source_repo"]] != "fruit" or number % FRUIT_STEP == 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="folder with index.csv (columns file, class, source_repo, ...)")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()

    with open(arguments.photos / "index.csv", encoding="utf-8", newline="") as file:
        # Rows of any other source are left out: their licence is not clear enough for weights that are given away.
        entries = thin([entry for entry in csv.DictReader(file) if entry["source_repo"] in SOURCES])
    pictures = np.empty((len(entries), SIZE, SIZE, 3), dtype=np.uint8)
    for picture, entry in zip(pictures, entries, strict=True):
        image = Image.open(arguments.photos / entry["file"]).convert("RGB")
        picture[:] = np.asarray(image.resize((SIZE, SIZE), Image.Resampling.BICUBIC))
    rows = [Row(SOURCES[entry["source_repo"]], entry["class"]) for entry in entries]
    save(arguments.out, pictures, rows)
    print(f"{len(rows)} photos of {len({row.name for row in rows})} classes")


if __name__ == "__main__":
    main()
