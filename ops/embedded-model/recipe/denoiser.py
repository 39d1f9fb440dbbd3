"""The UNet and its text encoder as one module to train, and the table of token vectors that the species' words share."""

import torch
from diffusers import UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

from architecture import build_text_encoder, build_unet
from captions import UNNAMED, class_word, describing_words
from pictures import Row

MOST_COMPONENTS = 8
COMPONENT_SCALE = 0.5


class SharedEmbedding(torch.nn.Embedding):
    """Token table in which a species' word is its own vector plus half the sum of the vectors of the words that describe the species.

    With a few hundred pictures a species, a word of its own learns little; like this every purple species teaches what purple looks
    like in the place of a single token, and the directions in which a new concept's vector can move have a meaning. For shipping the sums
    are written out (see `merged`), which leaves an ordinary table.
    """

    def __init__(self, rows: int, width: int) -> None:
        super().__init__(rows, width)
        torch.nn.init.normal_(self.weight, std=0.02)
        self.register_buffer("components", torch.full((rows, MOST_COMPONENTS), -1))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        components = self.components[ids]
        described = (components >= 0).unsqueeze(-1)
        return super().forward(ids) + COMPONENT_SCALE * (super().forward(components.clamp(min=0)) * described).sum(dim=-2)

    @torch.no_grad()
    def merged(self) -> torch.nn.Embedding:
        return torch.nn.Embedding.from_pretrained(self.forward(torch.arange(self.num_embeddings)))


class Denoiser(torch.nn.Module):
    """Text encoder and UNet, which are trained, averaged and saved together."""

    def __init__(self, text_encoder: CLIPTextModel, unet: UNet2DConditionModel) -> None:
        super().__init__()
        self.text_encoder = text_encoder
        self.unet = unet

    def forward(self, latents: torch.Tensor, timesteps: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        return self.unet(latents, timesteps, self.text_encoder(ids)[0]).sample

    def merge_embedding(self) -> None:
        self.text_encoder.set_input_embeddings(self.text_encoder.get_input_embeddings().merged())


def build_denoiser(tokenizer: CLIPTokenizer) -> Denoiser:
    text_encoder = build_text_encoder(len(tokenizer), tokenizer.eos_token_id)
    text_encoder.set_input_embeddings(SharedEmbedding(len(tokenizer), text_encoder.config.hidden_size))
    return Denoiser(text_encoder, build_unet())


def species_components(rows: list[Row], tokenizer: CLIPTokenizer) -> torch.Tensor:
    """Token ids of the words that describe each species, in the row of the species' word; -1 elsewhere."""
    components = torch.full((len(tokenizer), MOST_COMPONENTS), -1)
    for row in {row.name: row for row in rows if row.source == "simulator" and not row.name.startswith(UNNAMED)}.values():
        (word,) = tokenizer(class_word(row), add_special_tokens=False).input_ids
        words = tokenizer(describing_words(row), add_special_tokens=False).input_ids
        components[word, : len(words)] = torch.tensor(words)
    return components
