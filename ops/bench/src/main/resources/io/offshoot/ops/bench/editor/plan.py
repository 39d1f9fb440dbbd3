"""The edits that baseline.py draws, with its own generator: PHOTOS LIMIT EDITS STRENGTHS SEED, as one JSON array."""
import json
import os
import random
import sys

root, limit, edits, strengths, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
strengths = [float(s) for s in strengths.split(",")]
found = []
for name in sorted(os.listdir(root)):
    folder = os.path.join(root, name)
    if os.path.isdir(folder):
        photos = [f for f in sorted(os.listdir(folder)) if f.lower().endswith((".jpg", ".jpeg", ".png"))]
        found += [(name, os.path.join(folder, f)) for f in photos]
random.Random(seed).shuffle(found)
draw = random.Random(seed + 1)
print(json.dumps([
    {"label": name, "path": path,
     "edits": [{"strength": draw.choice(strengths), "seed": draw.getrandbits(31)} for _ in range(edits)]}
    for name, path in found[:limit]
]))
