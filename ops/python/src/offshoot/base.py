"""The base class of the dataset: torch's IterableDataset where torch is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

if TYPE_CHECKING:

    class IterableBase(Generic[T_co]):
        """What mypy sees of the base class."""

else:
    try:
        from torch.utils.data import IterableDataset as IterableBase
    except ImportError:

        class IterableBase(Generic[T_co]):
            """A plain class, where there is no torch."""
