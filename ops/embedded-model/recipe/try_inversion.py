"""Learns one concept vector per class folder by textual inversion, edits its photos with diffusers, and draws a contact sheet."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline
from PIL import Image
from torch.nn.functional import mse_loss

from captions import TEMPLATES
from pictures import SIZE, to_tensor
from sheets import draw_sheet

CONCEPT = "<concept>"
STRENGTHS = (0.25, 0.5, 0.75, 1.0)


class Inversion:
    """Textual inversion of one vector, everything else frozen, as DA-Fusion's fine_tune.py does it."""

    def __init__(self, pipeline: StableDiffusionImg2ImgPipeline, initializer: str, photos: np.ndarray) -> None:
        self.pipeline = pipeline
        tokenizer, text_encoder = pipeline.tokenizer, pipeline.text_encoder
        tokenizer.add_tokens([CONCEPT])
        self.concept = tokenizer.convert_tokens_to_ids(CONCEPT)
        text_encoder.resize_token_embeddings(len(tokenizer))
        table = text_encoder.get_input_embeddings().weight
        self.vector = table[tokenizer.convert_tokens_to_ids(initializer + "</w>")].detach().clone().requires_grad_()
        self.ids = tokenizer([template.format(CONCEPT) for template in TEMPLATES], padding="max_length", return_tensors="pt").input_ids
        with torch.no_grad():
            self.posterior = pipeline.vae.encode(to_tensor(photos)).latent_dist

    def hidden_states(self, ids: torch.Tensor) -> torch.Tensor:
        """The text encoder's output with the vector in the concept's place."""
        text_encoder = self.pipeline.text_encoder
        embeddings = text_encoder.get_input_embeddings()
        handle = embeddings.register_forward_hook(
            lambda module, taken, out: torch.where((taken[0] == self.concept)[..., None], self.vector, out)
        )
        hidden = text_encoder(ids)[0]
        handle.remove()
        return hidden

    def loss(self, rows: torch.Tensor, timesteps: torch.Tensor) -> torch.Tensor:
        mean, std = self.posterior.mean[rows], self.posterior.std[rows]
        latents = (mean + std * torch.randn_like(mean)) * self.pipeline.vae.config.scaling_factor
        noise = torch.randn_like(latents)
        noisy = self.pipeline.scheduler.add_noise(latents, noise, timesteps)
        hidden = self.hidden_states(self.ids[torch.randint(len(self.ids), (len(rows),))])
        return mse_loss(self.pipeline.unet(noisy, timesteps, hidden).sample, noise)

    @torch.no_grad()
    def held_out_loss(self, draws: int = 16) -> float:
        """Mean loss over fixed noise, timesteps and templates."""
        with torch.random.fork_rng():
            torch.manual_seed(12345)
            rows = torch.arange(len(self.posterior.mean))
            losses = [self.loss(rows, torch.randint(1000, (len(rows),))).item() for _ in range(draws)]
        return float(np.mean(losses))

    def run(self, steps: int, batch: int, lr: float) -> None:
        optimizer = torch.optim.AdamW([self.vector], lr=lr, weight_decay=1e-2)
        for _ in range(steps):
            rows = torch.randint(len(self.posterior.mean), (batch,))
            optimizer.zero_grad()
            self.loss(rows, torch.randint(1000, (batch,))).backward()
            optimizer.step()
        self.pipeline.text_encoder.get_input_embeddings().weight.data[self.concept] = self.vector.detach()


def read_photos(folder: Path, limit: int) -> np.ndarray:
    files = sorted(file for file in folder.iterdir() if file.suffix in {".jpg", ".jpeg", ".png"})[:limit]
    return np.stack([np.asarray(Image.open(file).convert("RGB").resize((SIZE, SIZE), Image.Resampling.BILINEAR)) for file in files])


def edit(pipeline: StableDiffusionImg2ImgPipeline, photos: np.ndarray, arguments: argparse.Namespace) -> list[list[np.ndarray]]:
    """Per photo: the photo, then two edits for every strength."""
    rows: list[list[np.ndarray]] = [[photo] for photo in photos]
    for strength in STRENGTHS:
        for seed in (0, 1):
            edited = pipeline(
                prompt=[f"a photo of a {CONCEPT}"] * len(photos),
                image=[Image.fromarray(photo) for photo in photos],
                strength=strength,
                guidance_scale=arguments.guidance_scale,
                num_inference_steps=arguments.num_inference_steps,
                generator=torch.Generator().manual_seed(seed),
                output_type="np",
            ).images
            for row, picture in zip(rows, edited, strict=True):
                row.append((picture * 255).round().astype(np.uint8))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="diffusers folder")
    parser.add_argument("--classes", type=Path, nargs="+", required=True, help="one folder of photos per class")
    parser.add_argument("--out", type=Path, required=True, help="PNG")
    parser.add_argument("--photos", type=int, default=16, help="photos a class that the concept is learned from")
    parser.add_argument("--rows", type=int, default=3, help="photos a class that are edited")
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=5e-3)
    parser.add_argument("--initializer", default="plant")
    parser.add_argument("--guidance-scale", type=float, default=3.0)
    parser.add_argument("--num-inference-steps", type=int, default=25)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    sheet: list[list[np.ndarray]] = []
    for folder in arguments.classes:
        torch.manual_seed(0)
        pipeline = StableDiffusionImg2ImgPipeline.from_pretrained(arguments.model, torch_dtype=torch.float32)
        pipeline.set_progress_bar_config(disable=True)
        for part in (pipeline.vae, pipeline.unet, pipeline.text_encoder):
            part.requires_grad_(False)
        photos = read_photos(folder, arguments.photos)
        inversion, started = Inversion(pipeline, arguments.initializer, photos), time.monotonic()
        before = inversion.held_out_loss()
        inversion.run(arguments.steps, arguments.batch, arguments.lr)
        seconds = time.monotonic() - started
        norm = inversion.vector.norm().item()
        print(f"{folder.name}: loss {before:.4f} -> {inversion.held_out_loss():.4f}, |v| {norm:.2f}, {seconds:.0f} s", flush=True)
        sheet += edit(pipeline, photos[: arguments.rows], arguments)
    draw_sheet(sheet).save(arguments.out)


if __name__ == "__main__":
    main()
