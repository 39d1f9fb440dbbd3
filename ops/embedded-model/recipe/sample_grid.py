"""Draws the model card's picture: simulated seedlings of training species, each followed by its edits under the species' word."""

import argparse
from pathlib import Path

import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline
from PIL import Image

from captions import class_word
from pictures import Row, load
from sheets import draw_sheet

SIMULATED = 2
STRENGTHS = (0.25, 0.5, 0.75, 1.0)


def edits(pipeline: StableDiffusionImg2ImgPipeline, picture: np.ndarray, row: Row, arguments: argparse.Namespace) -> list[np.ndarray]:
    """One edit for each strength."""
    made = [
        pipeline(
            prompt=f"a photo of a {class_word(row)}",
            image=Image.fromarray(picture),
            strength=strength,
            guidance_scale=arguments.guidance_scale,
            num_inference_steps=arguments.num_inference_steps,
            generator=torch.Generator().manual_seed(arguments.seed),
            output_type="np",
        ).images[0]
        for strength in STRENGTHS
    ]
    return [(image * 255).round().astype(np.uint8) for image in made]


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
    pipeline = StableDiffusionImg2ImgPipeline.from_pretrained(arguments.model, torch_dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    pictures, rows = load([arguments.data])
    names = list(dict.fromkeys(row.name for row in rows))
    sheet: list[list[np.ndarray]] = []
    for name in names[:: max(1, len(names) // arguments.species)][: arguments.species]:
        numbers = [number for number, row in enumerate(rows) if row.name == name][:SIMULATED]
        sheet.append([tile for number in numbers for tile in (pictures[number], *edits(pipeline, pictures[number], rows[number], arguments))])
    draw_sheet(sheet, scale=1.0).quantize(256).save(arguments.out, optimize=True)


if __name__ == "__main__":
    main()
