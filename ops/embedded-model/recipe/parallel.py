"""Data-parallel training on one machine: one single-threaded process per core, started by torchrun, gradients averaged once a step.

On a shared CPU this sees two to three times more samples a second than one process with as many threads, which waits for its slowest
thread after every operation.
"""

import os

import torch
import torch.distributed as dist


def join() -> int:
    """Joins the group that torchrun set up, if any, and returns this process's rank."""
    torch.set_num_threads(1)
    if "RANK" in os.environ:
        dist.init_process_group("gloo")
        return dist.get_rank()
    return 0


def world() -> int:
    return dist.get_world_size() if dist.is_initialized() else 1


@torch.no_grad()
def average_gradients(parameters: list[torch.nn.Parameter]) -> None:
    """Replaces every gradient by its mean over the processes; one flat transfer."""
    if world() == 1:
        return
    gradients = [parameter.grad if parameter.grad is not None else torch.zeros_like(parameter) for parameter in parameters]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(flat)
    flat /= world()
    for parameter, part in zip(parameters, flat.split([gradient.numel() for gradient in gradients]), strict=True):
        parameter.grad = part.view_as(parameter)


def share_of_rank(count: int) -> slice:
    """This process's part of `count` things in a row."""
    rank = dist.get_rank() if dist.is_initialized() else 0
    return slice(count * rank // world(), count * (rank + 1) // world())
