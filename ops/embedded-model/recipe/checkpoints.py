"""What both training loops share: moving average of the weights, learning rate, and checkpoints that survive being killed."""

import math
import os
from pathlib import Path

import torch


class Ema:
    """Exponential moving average of a module's parameters; the average is what ships."""

    def __init__(self, module: torch.nn.Module, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self.shadow = {name: value.detach().clone() for name, value in module.named_parameters()}

    @torch.no_grad()
    def update(self, module: torch.nn.Module) -> None:
        self.updates += 1
        # The warm-up lets the average forget the random start.
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        names = list(self.shadow)
        parameters = dict(module.named_parameters())
        torch._foreach_lerp_([self.shadow[name] for name in names], [parameters[name].detach() for name in names], 1 - decay)

    def copy_to(self, module: torch.nn.Module) -> None:
        module.load_state_dict(self.shadow, strict=False)


def learning_rate(peak: float, step: int, warmup: int, steps: int) -> float:
    """Linear warm-up to the peak, then half a cosine down to zero at the last step."""
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warmup) / max(1, steps - warmup))))


def save_checkpoint(
    path: Path, step: int, module: torch.nn.Module, ema: Ema, optimizer: torch.optim.Optimizer, extra: dict[str, float] | None = None
) -> None:
    """Writes beside the file and renames, so that a killed run leaves the older checkpoint whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {
        "step": step,
        "module": module.state_dict(),
        "ema": ema.shadow,
        "updates": ema.updates,
        "optimizer": optimizer.state_dict(),
        "extra": extra or {},
    }
    beside = path.with_suffix(".part")
    torch.save(state, beside)
    os.replace(beside, path)


def load_checkpoint(path: Path, module: torch.nn.Module, ema: Ema, optimizer: torch.optim.Optimizer) -> int:
    """Restores everything and returns the step to go on from: 0 when there is no checkpoint yet."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    module.load_state_dict(state["module"])
    ema.shadow, ema.updates = state["ema"], state["updates"]
    optimizer.load_state_dict(state["optimizer"])
    return state["step"]


def load_average(path: Path, module: torch.nn.Module) -> int:
    """Loads a checkpoint's averaged weights into a module, for use rather than training, and returns the step."""
    state = torch.load(path, weights_only=True)
    module.load_state_dict(state["module"] | state["ema"])
    module.eval()
    return state["step"]
