"""Trains the UNet and the text encoder together on cached latents and goes on from the checkpoint when there is one."""

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from transformers import CLIPTokenizer

from architecture import LATENT_CHANNELS, TEXT_LENGTH, build_scheduler
from captions import CaptionShares, draw_caption
from checkpoints import Ema, learning_rate, load_checkpoint, save_checkpoint
from denoiser import build_denoiser, species_components
from parallel import average_gradients, join, world
from pictures import Row, batches, has_thin_leaves, load_rows, weights_by_source

SHARES = {"simulator": 0.31, "thin leaves": 0.40, "coffee": 0.11, "flower": 0.08, "shelf": 0.05, "fruit": 0.05}
MOST_WEIGHT = 8.0
TOKEN_RATE = 0.6


class Latents:
    """Cached latents with their rows; draws batches of (scaled latents, token ids)."""

    def __init__(self, folders: list[Path], tokenizer: CLIPTokenizer, rng: np.random.Generator) -> None:
        self.moments = [np.load(part, mmap_mode="r") for folder in folders for part in sorted(folder.glob("latents-*.npy"))]
        self.starts = np.cumsum([0] + [len(part) for part in self.moments])
        self.rows: list[Row] = [row for folder in folders for row in load_rows(folder)]
        if self.starts[-1] != len(self.rows):
            raise SystemExit(f"{self.starts[-1]} cached latents for {len(self.rows)} pictures: run cache_latents.py again")
        self.weights = weights_by_source([thin_leaves_apart(row) for row in self.rows], SHARES)
        self.tokenizer = tokenizer
        self.rng = rng

    def scaling_factor(self) -> float:
        """One over the latents' standard deviation as they are drawn, from a fixed sample."""
        drawn = next(batches(self.weights, 4096, np.random.default_rng(0)))
        return float(1.0 / np.stack([self.moments_of(index)[:LATENT_CHANNELS] for index in drawn]).std(dtype=np.float64))

    def moments_of(self, index: int) -> np.ndarray:
        part = int(np.searchsorted(self.starts, index, side="right")) - 1
        return self.moments[part][index - self.starts[part]]

    def draw(self, indices: np.ndarray, scaling_factor: float) -> tuple[torch.Tensor, torch.Tensor]:
        mean, std = torch.from_numpy(np.stack([self.moments_of(index) for index in indices])).float().chunk(2, dim=1)
        captions = [draw_caption(self.rows[index], CaptionShares(), self.rng) for index in indices]
        ids = self.tokenizer(captions, padding="max_length", max_length=TEXT_LENGTH, truncation=True, return_tensors="pt").input_ids
        return (mean + std * torch.randn_like(mean)) * scaling_factor, ids


def thin_leaves_apart(row: Row) -> Row:
    """The row, under a source of its own when its plant has thin leaves."""
    return replace(row, source="thin leaves") if row.source == "simulator" and has_thin_leaves(row) else row


def spread_timesteps(count: int, total: int = 1000) -> torch.Tensor:
    """Random timesteps, one from each of `count` equal parts of the range: a less noisy loss than independent ones."""
    return ((torch.randperm(count) + torch.rand(count)) * total / count).long().clamp(max=total - 1)


def timestep_weights(alphas_cumprod: torch.Tensor) -> torch.Tensor:
    """Weights of the squared error of epsilon: those of a v-prediction loss, up to a limit, with mean 1.

    High noise levels decide where the plant is and what shape and colour it has, and epsilon hardly shows it there: an even weight would
    spend the training on gravel.
    """
    weights = (1.0 / alphas_cumprod).clamp(max=MOST_WEIGHT)
    return weights / weights.mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="prepared folders with cached latents")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True, help="last step; the learning rate falls to zero there")
    parser.add_argument("--batch", type=int, default=64, help="pictures a step, over all processes")
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-every", type=int, default=100)
    arguments = parser.parse_args()

    rank = join()
    torch.manual_seed(arguments.seed)
    tokenizer = CLIPTokenizer.from_pretrained(arguments.tokenizer)
    denoiser = build_denoiser(tokenizer)
    shared = denoiser.text_encoder.get_input_embeddings()
    ema = Ema(denoiser, decay=0.995)
    parameters = list(denoiser.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": [p for p in parameters if p is not shared.weight], "rate": 1.0}, {"params": [shared.weight], "rate": TOKEN_RATE}],
        lr=arguments.lr,
        betas=(0.9, 0.99),
        weight_decay=0.0,
        fused=True,
    )
    step = load_checkpoint(arguments.checkpoint, denoiser, ema, optimizer)
    torch.manual_seed(arguments.seed + 1000 * step + rank)
    rng = np.random.default_rng([arguments.seed, step, rank])
    latents = Latents(arguments.data, tokenizer, rng)
    shared.components.copy_(species_components(latents.rows, tokenizer))
    scaling_factor = latents.scaling_factor()
    scheduler = build_scheduler()
    loss_weight = timestep_weights(scheduler.alphas_cumprod)
    drawn = batches(latents.weights, arguments.batch // world(), rng)
    if rank == 0:
        print(
            f"{sum(p.numel() for p in parameters)} parameters, {len(latents.rows)} pictures, scaling factor {scaling_factor:.5f}",
            flush=True,
        )
    mean_loss, started = 0.0, time.monotonic()
    while step < arguments.steps:
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * learning_rate(arguments.lr, step, warmup=100, steps=arguments.steps)
        clean, ids = latents.draw(next(drawn), scaling_factor)
        timesteps, noise = spread_timesteps(len(clean)), torch.randn_like(clean)
        predicted = denoiser(scheduler.add_noise(clean, noise, timesteps), timesteps, ids)
        squared = (predicted - noise).square().mean(dim=(1, 2, 3))
        optimizer.zero_grad(set_to_none=True)
        (squared * loss_weight[timesteps]).mean().backward()
        average_gradients(parameters)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        ema.update(denoiser)
        step += 1
        mean_loss += squared.mean().item() / 25
        if step % 25 == 0:
            if rank == 0:
                rate = 25 * arguments.batch / (time.monotonic() - started)
                print(f"step {step}  loss {mean_loss:.4f}  {rate:.1f} pictures/s", flush=True)
            mean_loss, started = 0.0, time.monotonic()
        if rank == 0 and (step % arguments.save_every == 0 or step == arguments.steps):
            save_checkpoint(arguments.checkpoint, step, denoiser, ema, optimizer, {"scaling_factor": scaling_factor})


if __name__ == "__main__":
    main()
