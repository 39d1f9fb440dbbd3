"""Draws the model card's picture: simulated seedlings of a training species, then what the model makes of that species' word alone."""

import argparse
from pathlib import Path

import numpy as np
import torch
from diffusers import StableDiffusionPipeline

from captions import class_word
from pictures import Row, load
from sheets import draw_sheet

SIMULATED, GENERATED = 2, 6


def generate(pipeline: StableDiffusionPipeline, row: Row, arguments: argparse.Namespace) -> list[np.ndarray]:
    made = pipeline(
        prompt=[f"a photo of a {class_word(row)}"] * GENERATED,
        height=64,
        width=64,
        guidance_scale=arguments.guidance_scale,
        num_inference_steps=arguments.num_inference_steps,
        generator=torch.Generator().manual_seed(arguments.seed),
        output_type="np",
    ).images
    return list((made * 255).round().astype(np.uint8))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="diffusers folder")
    parser.add_argument("--data", type=Path, required=True, help="prepared folder of simulated pictures")
    parser.add_argument("--out", type=Path, required=True, help="PNG")
    parser.add_argument("--species", type=int, default=7)
    parser.add_argument("--guidance-scale", type=float, default=3.0)
    parser.add_argument("--num-inference-steps", type=int, default=25)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    pipeline = StableDiffusionPipeline.from_pretrained(arguments.model, torch_dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    pictures, rows = load([arguments.data])
    names = list(dict.fromkeys(row.name for row in rows))
    sheet: list[list[np.ndarray]] = []
    for name in names[:: max(1, len(names) // arguments.species)][: arguments.species]:
        numbers = [number for number, row in enumerate(rows) if row.name == name]
        sheet.append([*pictures[numbers[:SIMULATED]], *generate(pipeline, rows[numbers[0]], arguments)])
    draw_sheet(sheet, scale=1.0).quantize(256).save(arguments.out, optimize=True)


if __name__ == "__main__":
    main()
