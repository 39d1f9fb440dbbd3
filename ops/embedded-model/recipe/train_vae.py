"""Trains the AutoencoderKL (64 x 64 pixels to 16 x 16 x 8 latents) and goes on from its checkpoint when there is one."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch.nn.functional import l1_loss, mse_loss

from architecture import build_vae
from checkpoints import Ema, learning_rate, load_average, load_checkpoint, save_checkpoint
from parallel import average_gradients, join, world
from pictures import batches, load, to_tensor, weights_by_source

SHARES = {"simulator": 0.55, "shelf": 0.12, "coffee": 0.12, "flower": 0.14, "fruit": 0.07}
KL_WEIGHT = 1e-6
KEEP_WEIGHT = 0.5


def edges(pictures: torch.Tensor) -> torch.Tensor:
    """Differences between neighbouring pixels, to the right and downwards."""
    right = pictures[..., :-1, 1:] - pictures[..., :-1, :-1]
    down = pictures[..., 1:, :-1] - pictures[..., :-1, :-1]
    return torch.cat([right, down], dim=1)


class VaeLoss(torch.nn.Module):
    """L1 and squared error of the pixels, L1 of the edges (keeps leaf rims crisp), and a very small KL term."""

    def __init__(self, vae: AutoencoderKL, kept: AutoencoderKL | None) -> None:
        super().__init__()
        self.vae = vae
        self.kept = kept

    def drift(self, pictures: torch.Tensor, mean: torch.Tensor) -> torch.Tensor:
        """Mean squared distance of the first latents to those of the VAE they are kept at."""
        if self.kept is None:
            return torch.zeros(())
        with torch.no_grad():
            target = self.kept.encode(pictures).latent_dist.mean
        return mse_loss(mean[:, : target.shape[1]], target)

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        posterior = self.vae.encode(pictures).latent_dist
        decoded = self.vae.decode(posterior.sample()).sample
        squared = mse_loss(decoded, pictures)
        pixels = l1_loss(decoded, pictures) + 2.0 * squared + l1_loss(edges(decoded), edges(pictures))
        kl = posterior.kl().mean()
        return pixels + KL_WEIGHT * kl + KEEP_WEIGHT * self.drift(pictures, posterior.mean), squared.detach()


def load_kept(checkpoint: Path) -> AutoencoderKL:
    """The averaged VAE of a checkpoint, with as many latent channels as it was trained with."""
    kept = build_vae(torch.load(checkpoint, weights_only=True)["module"]["post_quant_conv.bias"].numel())
    load_average(checkpoint, kept)
    return kept.requires_grad_(False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="prepared folders")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True, help="last step; the learning rate falls to zero there")
    parser.add_argument("--batch", type=int, default=16, help="pictures a step, over all processes")
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--freeze-encoder", action="store_true", help="refine the decoder only: cached latents stay valid")
    parser.add_argument("--keep-first", type=Path, help="checkpoint whose latents the first channels must stay at")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-every", type=int, default=250)
    arguments = parser.parse_args()

    rank = join()
    torch.manual_seed(arguments.seed)
    pictures, rows = load(arguments.data)
    vae = build_vae()
    ema = Ema(vae, decay=0.998)
    optimizer = torch.optim.AdamW(vae.parameters(), lr=arguments.lr, betas=(0.9, 0.99), weight_decay=0.0)
    step = load_checkpoint(arguments.checkpoint, vae, ema, optimizer)
    if arguments.freeze_encoder:
        ema.copy_to(vae)
        vae.encoder.requires_grad_(False)
        vae.quant_conv.requires_grad_(False)
    parameters = [parameter for parameter in vae.parameters() if parameter.requires_grad]
    torch.manual_seed(arguments.seed + 1000 * step + rank)
    rng = np.random.default_rng([arguments.seed, step, rank])
    loss_of = VaeLoss(vae, load_kept(arguments.keep_first) if arguments.keep_first else None)
    drawn = batches(weights_by_source(rows, SHARES), arguments.batch // world(), rng)
    squared_mean, started = 0.0, time.monotonic()
    while step < arguments.steps:
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(arguments.lr, step, warmup=100, steps=arguments.steps)
        batch = to_tensor(pictures[next(drawn)])
        if rng.random() < 0.5:
            batch = batch.flip(3)
        loss, squared = loss_of(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        average_gradients(parameters)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        ema.update(vae)
        step += 1
        squared_mean += squared.item() / 50
        if step % 50 == 0 and rank == 0:
            rate = 50 * arguments.batch / (time.monotonic() - started)
            psnr = 10 * np.log10(4.0 / squared_mean)
            print(f"step {step}  loss {loss.item():.4f}  psnr {psnr:.2f} dB  {rate:.1f} pictures/s", flush=True)
        if step % 50 == 0:
            squared_mean, started = 0.0, time.monotonic()
        if rank == 0 and (step % arguments.save_every == 0 or step == arguments.steps):
            save_checkpoint(arguments.checkpoint, step, vae, ema, optimizer)


if __name__ == "__main__":
    main()
