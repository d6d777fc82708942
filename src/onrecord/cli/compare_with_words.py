"""What a comparison with another's table says in words: figures side by side, days and kilometres apart."""

from __future__ import annotations

from onrecord.comparing import Bounds, Pair


def words_of(pair: Pair) -> str:
    """'killed: 12 in the file, 15 in the record; a day apart; 12 km apart'"""
    if pair.file is None or pair.record is None:
        return "only in the record" if pair.file is None else "only in the file"
    kinds = dict.fromkeys((*pair.file.harm, *pair.record.harm))
    parts = [_figures(kind, pair.file.harm.get(kind), pair.record.harm.get(kind)) for kind in kinds]
    parts.append(_apart(pair.days_apart))
    km = pair.km_apart
    if km is not None and km >= 1:
        parts.append(f"{km:,.0f} km apart")
    return "; ".join(filter(None, parts)) or "no difference in figures, days and places"


def _apart(days: int | None) -> str:
    if days is None:
        return "day unknown in one"
    return "" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"


def _figures(kind: str, theirs: Bounds | None, mine: Bounds | None) -> str:
    if mine is None:
        return f"{kind}: {range_of(theirs)} in the file alone" if theirs else ""
    if theirs is None:
        return f"{kind}: {range_of(mine)} in the record alone"
    if mine == theirs:
        return f"{kind}: {range_of(mine)} in both"
    return f"{kind}: {range_of(theirs)} in the file, {range_of(mine)} in the record"


def range_of(bounds: Bounds) -> str:
    """'12', or '10 – 12 – 15'"""
    low, best, high = bounds
    if low == best == high:
        return f"{best:,}"
    return f"{low:,} – {best:,} – {'?' if high is None else f'{high:,}'}"
