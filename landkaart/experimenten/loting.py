"""Drawing lots: the same seed and clients always give the same groups, in whatever order they come."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice

EXPERIMENT, CONTROLE = "E", "C"


def loot(
    klanten: Iterable[tuple[int, str]], *, zaad: str, aandeel: int, al: Mapping[str, int] | None = None
) -> dict[int, str]:
    """Put clients in a group.

    Within each part of the clients (`laag`) they are put in an order that only the seed decides, and then
    dealt out in blocks. Length and order of a block follow from the seed alone, so who sees the groups of
    earlier clients cannot tell that of the next; in every part the share of the experiment group is right
    to within one person at the end of a block, and never further off than five.

    Args:
        klanten: for each client the klantnummer and the part that the client belongs to.
        zaad: the seed; who knows it can do the drawing again.
        aandeel: percents of the clients for the experiment group.
        al: how many of each part were drawn before, so that newcomers go on where the last drawing stopped.

    Returns:
        The group of each klantnummer.
    """
    per_laag: dict[str, list[int]] = defaultdict(list)
    for nummer, laag in klanten:
        per_laag[laag].append(nummer)
    groepen: dict[int, str] = {}
    for laag, nummers in per_laag.items():
        eerste = (al or {}).get(laag, 0)
        nummers.sort(key=lambda nummer: (_getal(f"{zaad}:{nummer}"), nummer))
        beurten = islice(_beurten(zaad, laag, aandeel), eerste, eerste + len(nummers))
        groepen.update(zip(nummers, beurten, strict=True))
    return groepen


def _beurten(zaad: str, laag: str, aandeel: int) -> Iterator[str]:
    """The groups in the order in which a part is dealt out: permuted blocks, without end."""
    kleinste = round(100 / min(aandeel, 100 - aandeel))  # about one person of the smaller group
    over = _getal(f"{zaad}:laag:{laag}") % 100  # hundredths of a person that the blocks before left
    for blok in count():
        merk = f"{zaad}:blok:{laag}:{blok}"
        lengte = kleinste * (2 + _getal(merk) % 3)
        in_experiment, over = divmod(over + lengte * aandeel, 100)
        yield from _geschud(merk, EXPERIMENT * in_experiment + CONTROLE * (lengte - in_experiment))


def _geschud(merk: str, groepen: str) -> list[str]:
    volgorde = sorted(range(len(groepen)), key=lambda plek: _getal(f"{merk}:{plek}"))
    return [groepen[plek] for plek in volgorde]


def _getal(tekst: str) -> int:
    return int.from_bytes(hashlib.sha256(tekst.encode()).digest()[:8], "big")
