"""Trains a small classifier continuously from the stream and logs its accuracy as photos arrive.

    pip install '../[torch]'
    python train_continuously.py --bootstrap-server localhost:9092 --registry http://localhost:8080 --held-out DIR

DIR has one folder of photos per class, none of which was published; photos of other classes are not learned from. Each
line of the log is one evaluation: seconds since the start, photos and synthetics in the pool, optimiser steps, mean loss
of the steps since the line before, and accuracy on the photos in DIR. With --state, the weights and the place in the
stream are saved with each evaluation, and the next run goes on from there.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader

from offshoot import ImageFilter, LabelledImage, MixSettings, OffshootDataset, OffshootError, StreamSettings

SIZE = 32
COLUMNS = ("seconds", "photos", "synthetics", "steps", "loss", "accuracy")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bootstrap-server", required=True, help="host:port of the brokers")
    parser.add_argument("--registry", required=True, help="URL of the schema registry")
    parser.add_argument(
        "--held-out", type=Path, required=True, help="folder of photos that were not published, one folder per class"
    )
    parser.add_argument(
        "--alpha", type=float, default=0.5, help="probability of a synthetic in a photo's place (default: %(default)s)"
    )
    parser.add_argument("--batch-size", type=int, default=32, help="samples per step (default: %(default)s)")
    parser.add_argument("--every", type=float, default=20, help="seconds between evaluations (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=300, help="end after so long (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="seed of weights and draws (default: %(default)s)")
    parser.add_argument("--state", type=Path, help="file to save to, and to go on from")
    return parser.parse_args()


def tensor_of(content: bytes) -> torch.Tensor:
    """The image as 3 x SIZE x SIZE in [-1, 1]."""
    with Image.open(io.BytesIO(content)) as image:
        pixels = np.asarray(image.convert("RGB").resize((SIZE, SIZE), Image.Resampling.BICUBIC), dtype=np.float32)
    return torch.from_numpy(pixels / 127.5 - 1).permute(2, 0, 1)


def network(classes: int) -> nn.Sequential:
    """Three convolutions, normalised and halved, and the mean over what is left: small enough for one busy core."""
    layers: list[nn.Module] = []
    for inputs, outputs in ((3, 32), (32, 64), (64, 128)):
        layers += [
            nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
            nn.MaxPool2d(2),
        ]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, classes))


def held_out_photos(folder: Path, classes: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    images = [(path, label) for label, name in enumerate(classes) for path in sorted((folder / name).iterdir())]
    return torch.stack([tensor_of(path.read_bytes()) for path, _ in images]), torch.tensor(
        [label for _, label in images]
    )


def augment(images: torch.Tensor) -> torch.Tensor:
    """Flips and turns images, half of them each way: plants seen from above look as well from any side."""
    for change in (lambda x: x.flip(3), lambda x: x.flip(2), lambda x: x.transpose(2, 3)):
        images = torch.where(torch.rand(len(images), 1, 1, 1) < 0.5, change(images), images)
    return images


@torch.no_grad()
def accuracy(model: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    model.eval()
    right = sum(
        int((model(part).argmax(1) == truth).sum())
        for part, truth in zip(images.split(256), labels.split(256), strict=True)
    )
    model.train()
    return right / len(labels)


def train(arguments: argparse.Namespace) -> None:
    torch.manual_seed(arguments.seed)
    classes = sorted(folder.name for folder in arguments.held_out.iterdir() if folder.is_dir())
    numbers = {name: number for number, name in enumerate(classes)}

    def sample(image: LabelledImage) -> tuple[torch.Tensor, int]:
        return tensor_of(image.content), numbers[image.label]

    dataset = OffshootDataset(
        StreamSettings(arguments.bootstrap_server, arguments.registry),
        MixSettings(alpha=arguments.alpha, seed=arguments.seed),
        keep=ImageFilter(labels=set(classes)),
        transform=sample,
    )
    model = network(len(classes))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
    if arguments.state and arguments.state.exists():
        saved = torch.load(arguments.state)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        dataset.load_state_dict(saved["stream"])
    held_out = held_out_photos(arguments.held_out, classes)
    log = csv.writer(sys.stdout)
    log.writerow(COLUMNS)
    losses: list[float] = []
    started = evaluated = time.monotonic()
    for step, (images, labels) in enumerate(DataLoader(dataset, batch_size=arguments.batch_size), 1):
        loss = nn.functional.cross_entropy(model(augment(images)), labels, label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        now = time.monotonic()
        if step > 1 and now - evaluated < arguments.every:
            continue
        evaluated = now
        mean = sum(losses) / len(losses)
        losses.clear()
        right = accuracy(model, *held_out)
        log.writerow([round(now - started), dataset.photos, dataset.synthetics, step, f"{mean:.3f}", f"{right:.3f}"])
        sys.stdout.flush()
        if arguments.state:
            torch.save(
                {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "stream": dataset.state_dict()},
                arguments.state,
            )
        if now - started >= arguments.seconds:
            return


if __name__ == "__main__":
    try:
        train(parse_arguments())
    except OffshootError as failure:
        sys.exit(f"train_continuously: {failure}")
