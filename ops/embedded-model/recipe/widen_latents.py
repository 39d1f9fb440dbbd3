"""Turns a VAE and a UNet of four latent channels into ones of eight that compute the same, ready to be trained on.

The new channels start empty: the encoder fills them with small random features, the decoder hardly listens to them, and the UNet neither
reads nor writes them. See `train_vae.py --keep-first` for what holds the first four channels in place meanwhile.
"""

import argparse
from pathlib import Path

import torch
from diffusers import AutoencoderKL

from architecture import LATENT_CHANNELS, build_vae
from checkpoints import Ema, load_average, save_checkpoint
from pictures import load, to_tensor

OLD_CHANNELS = 4
FIRST_LOG_VARIANCE = -6.0
LISTENING = 0.1


def placed(old: torch.Tensor, new: torch.Tensor, rows: list[int], columns: list[int]) -> torch.Tensor:
    """The new tensor with the old one's entries at these rows and columns."""
    widened = new.clone()
    widened[torch.tensor(rows)[:, None], torch.tensor(columns)] = old
    return widened


def widen_vae(old: dict[str, torch.Tensor], vae: AutoencoderKL) -> dict[str, torch.Tensor]:
    """Weights of the wide VAE: moments are means, then log variances, so that the old ones lie at 0..3 and 8..11."""
    fresh, first = vae.state_dict(), list(range(OLD_CHANNELS))
    moments = first + [LATENT_CHANNELS + channel for channel in first]
    new_variances = list(range(LATENT_CHANNELS + OLD_CHANNELS, 2 * LATENT_CHANNELS))
    wide = dict(old)
    out = "encoder.conv_out"
    wide[f"{out}.weight"] = fresh[f"{out}.weight"].clone()
    wide[f"{out}.bias"] = torch.zeros_like(fresh[f"{out}.bias"])
    wide[f"{out}.weight"][new_variances] = 0.0
    wide[f"{out}.bias"][new_variances] = FIRST_LOG_VARIANCE
    wide[f"{out}.weight"][moments], wide[f"{out}.bias"][moments] = old[f"{out}.weight"], old[f"{out}.bias"]
    for name, places in (("quant_conv", moments), ("post_quant_conv", first)):
        size = fresh[f"{name}.bias"].numel()
        wide[f"{name}.weight"] = placed(old[f"{name}.weight"], torch.eye(size)[..., None, None], places, places)
        wide[f"{name}.bias"] = torch.zeros(size)
        wide[f"{name}.bias"][places] = old[f"{name}.bias"]
    columns = fresh["decoder.conv_in.weight"] * LISTENING
    columns[:, :OLD_CHANNELS] = old["decoder.conv_in.weight"]
    wide["decoder.conv_in.weight"] = columns
    return wide


def widen_unet(old: dict[str, torch.Tensor], prefix: str = "unet.") -> dict[str, torch.Tensor]:
    """Weights of the wide UNet: zeros where it meets the new channels."""
    wide, more = dict(old), LATENT_CHANNELS - OLD_CHANNELS
    reads, writes = old[f"{prefix}conv_in.weight"], old[f"{prefix}conv_out.weight"]
    wide[f"{prefix}conv_in.weight"] = torch.cat([reads, torch.zeros_like(reads[:, :more])], dim=1)
    wide[f"{prefix}conv_out.weight"] = torch.cat([writes, torch.zeros_like(writes[:more])])
    wide[f"{prefix}conv_out.bias"] = torch.cat([old[f"{prefix}conv_out.bias"], torch.zeros(more)])
    return wide


def widen_unet_checkpoint(source: Path, destination: Path) -> None:
    """Keeps step, weights and average; the optimizer starts anew, its moments have the old shapes."""
    state = torch.load(source, weights_only=True)
    state["module"], state["ema"] = widen_unet(state["module"]), widen_unet(state["ema"])
    state["optimizer"]["state"] = {}
    torch.save(state, destination)


def widen_vae_checkpoint(source: Path, destination: Path) -> None:
    torch.manual_seed(0)
    old, vae = torch.load(source, weights_only=True), build_vae()
    vae.load_state_dict(widen_vae(old["module"] | old["ema"], vae))
    save_checkpoint(destination, 0, vae, Ema(vae, decay=0.998), torch.optim.AdamW(vae.parameters()))


@torch.no_grad()
def level_vae_checkpoint(source: Path, data: list[Path]) -> None:
    """Scales the new channels to the spread of the old ones: a noise schedule has one signal for all channels.

    The scale goes into the convolutions beside the latents, which are 1 x 1: the VAE computes the same.
    """
    vae, state = build_vae(), torch.load(source, weights_only=True)
    load_average(source, vae)
    pictures, _ = load(data)
    means = torch.cat([vae.encode(to_tensor(part)).latent_dist.mean for part in pictures[:: len(pictures) // 1024][:1024, None]])
    spread = means.std(dim=(0, 2, 3))
    scale = spread[:OLD_CHANNELS].square().mean().sqrt() / spread
    scale[:OLD_CHANNELS] = 1.0
    print("spread of the channels:", [round(value, 3) for value in spread.tolist()])
    for part in ("module", "ema"):
        weights = state[part]
        weights["quant_conv.weight"][:LATENT_CHANNELS] *= scale[:, None, None, None]
        weights["quant_conv.bias"][:LATENT_CHANNELS] *= scale
        weights["quant_conv.bias"][LATENT_CHANNELS:] += 2 * scale.log()
        weights["post_quant_conv.weight"] /= scale[None, :, None, None]
    torch.save(state, source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("vae", "unet"):
        command = commands.add_parser(name)
        command.add_argument("--source", type=Path, required=True, help="checkpoint with four latent channels")
        command.add_argument("--destination", type=Path, required=True)
    level = commands.add_parser("level", help="after training: give the new channels the spread of the old ones")
    level.add_argument("--checkpoint", type=Path, required=True)
    level.add_argument("--data", type=Path, nargs="+", required=True, help="prepared folders")
    arguments = parser.parse_args()
    if arguments.command == "level":
        level_vae_checkpoint(arguments.checkpoint, arguments.data)
    elif arguments.command == "vae":
        widen_vae_checkpoint(arguments.source, arguments.destination)
    else:
        widen_unet_checkpoint(arguments.source, arguments.destination)


if __name__ == "__main__":
    main()
