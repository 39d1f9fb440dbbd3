"""Writes the averaged weights as a diffusers folder in float16, loadable by any Stable Diffusion 1.x pipeline."""

import argparse
import shutil
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from transformers import CLIPTokenizer

from architecture import build_scheduler, build_vae
from checkpoints import load_average
from denoiser import build_denoiser


def assemble(tokenizer: CLIPTokenizer, vae_checkpoint: Path, unet_checkpoint: Path) -> StableDiffusionPipeline:
    """The pipeline in float32 with the averaged weights of both checkpoints."""
    vae, denoiser = build_vae(), build_denoiser(tokenizer)
    load_average(vae_checkpoint, vae)
    load_average(unet_checkpoint, denoiser)
    denoiser.merge_embedding()
    scaling_factor = torch.load(unet_checkpoint, weights_only=True)["extra"]["scaling_factor"]
    vae.register_to_config(scaling_factor=round(scaling_factor, 5))
    return StableDiffusionPipeline(
        vae=vae,
        text_encoder=denoiser.text_encoder,
        tokenizer=tokenizer,
        unet=denoiser.unet,
        scheduler=build_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--vae", type=Path, required=True, help="checkpoint of train_vae.py")
    parser.add_argument("--unet", type=Path, required=True, help="checkpoint of train_unet.py")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder; its model files are replaced, others stay")
    arguments = parser.parse_args()

    pipeline = assemble(CLIPTokenizer.from_pretrained(arguments.tokenizer), arguments.vae, arguments.unet)
    for part in pipeline.components:
        shutil.rmtree(arguments.out / part, ignore_errors=True)
    pipeline.to(dtype=torch.float16).save_pretrained(arguments.out)
    weights = list(arguments.out.rglob("*.safetensors"))
    for file in weights:
        file.chmod(0o644)
    size = sum(file.stat().st_size for file in weights)
    print(f"{size / 1e6:.1f} MB of weights")


if __name__ == "__main__":
    main()
