"""What a dataset saves, in types that JSON and torch.save both keep."""

from __future__ import annotations

from random import Random
from typing import Any

from offshoot.errors import OffshootError
from offshoot.pool import ImagePool
from offshoot.share import Share
from offshoot.source import Arrival, Partition, Place, Source

VERSION = 1


def save(share: Share, source: Source, pool: ImagePool, random: Random) -> dict[str, Any]:
    """The offsets to go on from, where the pool's images are in the stream, and the state of the draws."""
    version, words, gauss = random.getstate()
    return {
        "version": VERSION,
        "share": [share.index, share.count],
        "next": [[*partition, offset] for partition, offset in sorted(source.positions().items())],
        "pool": [[*partition, offset] for partition, offset in pool.places()],
        "ready": pool.ready_ids(),
        "retired": pool.retired,
        "random": [version, list(words), gauss],
    }


def check(state: dict[str, Any]) -> None:
    """Raises when the state is not one of this version."""
    if state.get("version") != VERSION:
        raise OffshootError(
            f"the saved state has version {state.get('version')}, not {VERSION}: "
            "start without it, the stream is read from its first record then"
        )


def restore(
    state: dict[str, Any], share: Share, source: Source, pool: ImagePool, random: Random, timeout: float
) -> None:
    """Reads the pool's images again and goes on where the state was saved; those that Kafka has deleted stay away.

    The state of a single reader can be shared among workers, each of which takes its partitions and draws anew.
    """
    check(state)
    saved = Share(*state["share"])
    if saved not in (share, Share()):
        raise OffshootError(
            f"the saved state is that of worker {saved.index} of {saved.count}, "
            f"this is worker {share.index} of {share.count}: load it with as many workers as it was saved with"
        )
    own = set(source.partitions())
    following = {Partition(*row[:2]): row[2] for row in state["next"] if Partition(*row[:2]) in own}
    places = [Place(Partition(*row[:2]), row[2]) for row in state["pool"] if Partition(*row[:2]) in own]
    found = _read(source, following, places, timeout)
    pool.restore([found[place] for place in places if place in found], state["ready"], state["retired"])
    source.seek(following)
    if saved == share:
        version, words, gauss = state["random"]
        random.setstate((version, tuple(words), gauss))


def _read(source: Source, following: dict[Partition, int], places: list[Place], timeout: float) -> dict[Place, Arrival]:
    wanted = set(places)
    starts = dict(following)
    for partition, offset in places:
        starts[partition] = min(offset, starts[partition])
    source.seek(starts)
    found: dict[Place, Arrival] = {}
    while len(found) < len(wanted):
        arrivals = source.read(timeout)
        found.update({arrival.place: arrival for arrival in arrivals if arrival.place in wanted})
        positions = source.positions()
        if source.at_end() or all(positions.get(partition, 0) >= offset for partition, offset in following.items()):
            break
    return found
