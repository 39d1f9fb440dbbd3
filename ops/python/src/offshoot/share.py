"""The share of the partitions that one reader takes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from offshoot.errors import OffshootError


@dataclass(frozen=True)
class Share:
    """One of `count` readers."""

    index: int = 0
    count: int = 1

    def of(self, partitions: Iterable[int]) -> list[int]:
        """The partition numbers of this reader: the same of both topics, as they are co-partitioned by photo."""
        numbers = sorted(partitions)
        if self.count > len(numbers):
            raise OffshootError(
                f"{self.count} DataLoader workers cannot share {len(numbers)} partitions: "
                f"set num_workers to {len(numbers)} or less"
            )
        return numbers[self.index :: self.count]


def current_share() -> Share:
    """The share of this DataLoader worker; everything outside of one."""
    data = sys.modules.get("torch.utils.data")
    worker = data.get_worker_info() if data is not None else None
    return Share() if worker is None else Share(worker.id, worker.num_workers)
