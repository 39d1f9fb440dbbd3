"""The training loop of diffusers' examples/textual_inversion/textual_inversion.py (0.36), one process, no accelerator.

    textual_inversion.py MODEL PHOTOS STEPS BATCH THREADS

As there: photos are opened, resized, flipped and encoded by the VAE anew for every example, prompts are tokenised for every example, the
networks are frozen but for the token table, AdamW owns the whole table, and all rows but the concept's are put back after each step. Left out,
in its favour: accelerate, logging, checkpoints, validation images. Prints one JSON object; starting, loading and three steps to warm up are
not in its time.
"""
import json
import os
import random
import sys
import time

model, photos, steps, batch, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(threads)
os.environ.pop("OMP_WAIT_POLICY", None)  # ./offshoot sets it for itself

import numpy as np  # noqa: E402  (after the thread settings)
import torch  # noqa: E402
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel  # noqa: E402
from PIL import Image, ImageOps  # noqa: E402
from transformers import CLIPTextModel, CLIPTokenizer  # noqa: E402

WARM_UP = 3
TEMPLATES = ["a photo of a {}", "a rendering of a {}", "a cropped photo of the {}", "the photo of a {}", "a close-up photo of a {}"]
torch.set_num_threads(threads)
torch.manual_seed(0)
random.seed(0)

tokenizer = CLIPTokenizer.from_pretrained(model, subfolder="tokenizer")
noise_scheduler = DDPMScheduler.from_pretrained(model, subfolder="scheduler")
text_encoder = CLIPTextModel.from_pretrained(model, subfolder="text_encoder")
vae = AutoencoderKL.from_pretrained(model, subfolder="vae")
unet = UNet2DConditionModel.from_pretrained(model, subfolder="unet")
tokenizer.add_tokens(["<concept>"])
concept_id = tokenizer.convert_tokens_to_ids("<concept>")
text_encoder.resize_token_embeddings(len(tokenizer))
table = text_encoder.get_input_embeddings().weight
with torch.no_grad():
    table[concept_id] = table[tokenizer.encode("a", add_special_tokens=False)[0]]
vae.requires_grad_(False)
unet.requires_grad_(False)
text_encoder.text_model.encoder.requires_grad_(False)
text_encoder.text_model.final_layer_norm.requires_grad_(False)
text_encoder.text_model.embeddings.position_embedding.requires_grad_(False)
size = unet.config.sample_size * 2 ** (len(vae.config.block_out_channels) - 1)


class TextualInversionDataset(torch.utils.data.Dataset):
    def __init__(self):
        self.paths = [os.path.join(photos, name) for name in sorted(os.listdir(photos))]

    def __len__(self):
        return len(self.paths) * 100

    def __getitem__(self, i):
        image = Image.open(self.paths[i % len(self.paths)])
        if image.mode != "RGB":
            image = image.convert("RGB")
        text = random.choice(TEMPLATES).format("<concept>")
        ids = tokenizer(text, padding="max_length", truncation=True, max_length=tokenizer.model_max_length, return_tensors="pt").input_ids[0]
        image = Image.fromarray(np.array(image).astype(np.uint8)).resize((size, size), resample=Image.BICUBIC)
        if random.random() < 0.5:
            image = ImageOps.mirror(image)
        pixels = (np.array(image).astype(np.uint8) / 127.5 - 1.0).astype(np.float32)
        return {"input_ids": ids, "pixel_values": torch.from_numpy(pixels).permute(2, 0, 1)}


loader = torch.utils.data.DataLoader(TextualInversionDataset(), batch_size=batch, shuffle=True, drop_last=True)
optimizer = torch.optim.AdamW(text_encoder.get_input_embeddings().parameters(), lr=5e-4, betas=(0.9, 0.999), weight_decay=1e-2, eps=1e-8)
original = text_encoder.get_input_embeddings().weight.data.clone()
untouched = torch.ones((len(tokenizer),), dtype=torch.bool)
untouched[concept_id] = False
spent = {"encode": 0.0, "backward": 0.0}


def step(example):
    begin = time.perf_counter()
    latents = vae.encode(example["pixel_values"]).latent_dist.sample().detach() * vae.config.scaling_factor
    spent["encode"] += time.perf_counter() - begin
    noise = torch.randn_like(latents)
    timesteps = torch.randint(0, noise_scheduler.config.num_train_timesteps, (latents.shape[0],)).long()
    noisy = noise_scheduler.add_noise(latents, noise, timesteps)
    states = text_encoder(example["input_ids"])[0]
    predicted = unet(noisy, timesteps, states).sample
    epsilon = noise_scheduler.config.prediction_type == "epsilon"
    target = noise if epsilon else noise_scheduler.get_velocity(latents, noise, timesteps)
    loss = torch.nn.functional.mse_loss(predicted.float(), target.float(), reduction="mean")
    begin = time.perf_counter()
    loss.backward()
    spent["backward"] += time.perf_counter() - begin
    optimizer.step()
    optimizer.zero_grad()
    with torch.no_grad():
        text_encoder.get_input_embeddings().weight[untouched] = original[untouched]
    return loss.item()


def examples():
    while True:
        yield from loader


text_encoder.train()
source = examples()
for _ in range(WARM_UP):
    step(next(source))
spent = {"encode": 0.0, "backward": 0.0}
begin = time.perf_counter()
for _ in range(steps):
    last = step(next(source))
seconds = time.perf_counter() - begin
print(json.dumps({"steps": steps, "seconds": seconds, "encode_share": spent["encode"] / seconds, "backward_share": spent["backward"] / seconds, "loss": last}))
