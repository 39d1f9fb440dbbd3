"""Moves a UNet checkpoint from one noise schedule to another: the time embedding learns the old one's answers at equal noise."""

import argparse
import os
from pathlib import Path

import numpy as np
import torch
from diffusers.models.embeddings import get_timestep_embedding
from torch.nn.functional import linear, mse_loss, silu

from parallel import join

STEPS = 3000
RATE = 3e-3
LAYERS = ("linear_1.weight", "linear_1.bias", "linear_2.weight", "linear_2.bias")
Weights = dict[str, torch.Tensor]


def log_noise_ratio(beta_start: float, beta_end: float) -> np.ndarray:
    """Logarithm of noise over signal at each of 1000 timesteps of a scaled linear schedule; it only grows."""
    alphas_cumprod = np.cumprod(1 - np.linspace(beta_start**0.5, beta_end**0.5, 1000) ** 2)
    return np.log((1 - alphas_cumprod) / alphas_cumprod)


def embed(timesteps: np.ndarray, weights: Weights) -> torch.Tensor:
    """What the UNet's time embedding makes of timesteps, which may lie between two of training."""
    waves = get_timestep_embedding(torch.from_numpy(timesteps).float(), weights["linear_1.weight"].shape[1], True, 0)
    hidden = silu(linear(waves, weights["linear_1.weight"], weights["linear_1.bias"]))
    return linear(hidden, weights["linear_2.weight"], weights["linear_2.bias"])


def refit(old: Weights, equal: np.ndarray) -> tuple[Weights, float]:
    """Weights that answer timestep t as the old ones answer `equal[t]`, and the mean squared error that is left."""
    target = embed(equal, old).detach()
    new = {name: value.clone().requires_grad_() for name, value in old.items()}
    optimizer = torch.optim.Adam(new.values(), lr=RATE)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, STEPS)
    for _ in range(STEPS):
        loss = mse_loss(embed(np.arange(1000.0), new), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return {name: value.detach() for name, value in new.items()}, loss.item()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="checkpoint of train_unet.py; replaced")
    parser.add_argument("--betas-before", type=float, nargs=2, required=True, metavar=("START", "END"))
    parser.add_argument("--betas", type=float, nargs=2, required=True, metavar=("START", "END"))
    arguments = parser.parse_args()

    join()
    equal = np.interp(log_noise_ratio(*arguments.betas), log_noise_ratio(*arguments.betas_before), np.arange(1000.0))
    state = torch.load(arguments.checkpoint, weights_only=True)
    for part in ("module", "ema"):
        names = {layer: f"unet.time_embedding.{layer}" for layer in LAYERS}
        weights, left = refit({layer: state[part][name] for layer, name in names.items()}, equal)
        state[part].update({names[layer]: value for layer, value in weights.items()})
        print(f"{part}: mean squared error {left:.1e}", flush=True)
    beside = arguments.checkpoint.with_suffix(".part")
    torch.save(state, beside)
    os.replace(beside, arguments.checkpoint)


if __name__ == "__main__":
    main()
