"""Encodes every prepared picture with the trained VAE, so that the UNet's training need not."""

import argparse
from pathlib import Path

import numpy as np
import torch

from architecture import LATENT_CHANNELS, build_vae
from checkpoints import load_average
from parallel import join, share_of_rank
from pictures import load, to_tensor

BATCH = 64


@torch.no_grad()
def encode(vae: torch.nn.Module, pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Mean and standard deviation of the latents, every other picture mirrored at random: n x 16 x 16 x 16, float16."""
    moments = np.empty((len(pictures), 2 * LATENT_CHANNELS, 16, 16), dtype=np.float16)
    for start in range(0, len(pictures), BATCH):
        batch = to_tensor(pictures[start : start + BATCH])
        mirrored = torch.from_numpy(rng.random(len(batch)) < 0.5)
        batch[mirrored] = batch[mirrored].flip(3)
        posterior = vae.encode(batch).latent_dist
        moments[start : start + BATCH] = torch.cat([posterior.mean, posterior.std], dim=1).numpy()
    return moments


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a prepared folder; latents-RANK.npy is written beside its pictures")
    parser.add_argument("--vae", type=Path, required=True, help="checkpoint of train_vae.py")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()

    rank = join()
    pictures, _ = load([arguments.data])
    vae = build_vae()
    load_average(arguments.vae, vae)
    moments = encode(vae, pictures[share_of_rank(len(pictures))], np.random.default_rng([arguments.seed, rank]))
    np.save(arguments.data / f"latents-{rank}.npy", moments)
    print(f"rank {rank}: {len(moments)} pictures, latents have std {moments[:, :LATENT_CHANNELS].astype(np.float32).std():.4f}")


if __name__ == "__main__":
    main()
