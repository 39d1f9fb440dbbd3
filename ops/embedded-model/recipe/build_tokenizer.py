"""Writes a CLIP tokenizer (vocab.json, merges.txt) in which every word of the captions is a single token."""

import argparse
import json
from collections import Counter
from pathlib import Path

from transformers import CLIPTokenizer
from transformers.models.clip.tokenization_clip import bytes_to_unicode

from captions import vocabulary_words
from pictures import Row, load_rows

WORD_END = "</w>"


def learn_merges(words: list[str]) -> list[tuple[str, str]]:
    """Byte-pair encoding of equally frequent words, until each of them is one symbol."""
    spelled = [[*word[:-1], word[-1] + WORD_END] for word in words]
    merges: list[tuple[str, str]] = []
    while True:
        pairs = Counter(pair for symbols in spelled for pair in zip(symbols, symbols[1:], strict=False))
        if not pairs:
            return merges
        # The count decides, then the spelling, so that the outcome does not hang on the order of the words.
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        spelled = [merge(symbols, best) for symbols in spelled]


def merge(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    merged: list[str] = []
    for symbol in symbols:
        if merged and (merged[-1], symbol) == pair:
            merged[-1] += symbol
        else:
            merged.append(symbol)
    return merged


def write_tokenizer(rows: list[Row], out: Path) -> CLIPTokenizer:
    merges = learn_merges(vocabulary_words(rows))
    symbols = list(bytes_to_unicode().values())
    symbols += [symbol + WORD_END for symbol in symbols]
    symbols += ["".join(pair) for pair in merges] + ["<|startoftext|>", "<|endoftext|>"]
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocab.json").write_text(
        json.dumps({symbol: number for number, symbol in enumerate(dict.fromkeys(symbols))}, ensure_ascii=False)
    )
    (out / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{left} {right}\n" for left, right in merges))
    tokenizer = CLIPTokenizer(str(out / "vocab.json"), str(out / "merges.txt"), model_max_length=77)
    tokenizer.save_pretrained(out)
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="prepared folders")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()

    rows = [row for folder in arguments.data for row in load_rows(folder)]
    tokenizer = write_tokenizer(rows, arguments.out)
    words = vocabulary_words(rows)
    split = [word for word in words if len(tokenizer.tokenize(word)) != 1]
    if split:
        raise SystemExit(f"these words take more than one token: {split}")
    print(f"{len(words)} words, {len(tokenizer)} tokens")


if __name__ == "__main__":
    main()
