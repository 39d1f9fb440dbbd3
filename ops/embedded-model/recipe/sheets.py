"""Contact sheets: rows of small pictures, enlarged, on a dark ground."""

import numpy as np
from PIL import Image

GAP = 2


def draw_sheet(rows: list[list[np.ndarray]], scale: float = 1.5) -> Image.Image:
    """Pictures are uint8 arrays of one size; a row may be shorter than the others."""
    side = round(rows[0][0].shape[0] * scale)
    width = max(len(row) for row in rows) * (side + GAP) + GAP
    sheet = Image.new("RGB", (width, len(rows) * (side + GAP) + GAP), (24, 24, 24))
    for top, row in enumerate(rows):
        for left, picture in enumerate(row):
            enlarged = Image.fromarray(picture).resize((side, side), Image.Resampling.BICUBIC)
            sheet.paste(enlarged, (GAP + left * (side + GAP), GAP + top * (side + GAP)))
    return sheet
