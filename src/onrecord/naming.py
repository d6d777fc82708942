"""Groups of claims → incident ids that last: an incident keeps its id as it grows, and one that is parted again gets it back.

Comes in: groups, and the incident that each of their claims was in. Goes out: an id for each group, and for ids that are
no more where each went and which claims it had then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link import content_name
from onrecord.link.cluster import Group
from onrecord.link.profile import Profile
from onrecord.records import ClaimRef
from onrecord.store import Links

Moved = dict[str, tuple[str, tuple[ClaimRef, ...]]]


def names(
    found: Sequence[Group], had: Mapping[ClaimRef, str], links: Links
) -> tuple[dict[tuple[str, int], str], Moved]:
    """Each group's id, by its first member, and where ids went that are no more.

    A group keeps the id that most of its claims had; of two groups with one id the one with more of them keeps it.
    """
    refs = [[(p.report, c) for p in g.members for c in p.claims] for g in found]
    counts = [Counter(had[ref] for ref in of if ref in had) for of in refs]
    former = _parted(refs, counts, had, links)
    name_of = dict(former)
    used = set(name_of.values())
    wishes = sorted(
        (-n, name, found[g].members[0].ref, g)
        for g, count in enumerate(counts)
        if g not in name_of
        for name, n in count.items()
    )
    for _, name, _, g in wishes:
        if g not in name_of and name not in used:
            name_of[g] = name
            used.add(name)
    nameless = [g for g in range(len(found)) if g not in name_of]
    given = links.named({content_name(found[g].members) for g in nameless})
    for g in nameless:
        name_of[g] = _new(found[g].members, used, given, links)
        used.add(name_of[g])
    return {g.members[0].ref: name_of[n] for n, g in enumerate(found)}, _moved(counts, name_of, had, used)


def _moved(
    counts: Sequence[Counter[str]], name_of: Mapping[int, str], had: Mapping[ClaimRef, str], used: set[str]
) -> Moved:
    """The ids that no group has: each went where most of its claims are."""
    held: dict[str, list[ClaimRef]] = defaultdict(list)
    for ref, name in had.items():
        if name not in used:
            held[name].append(ref)
    heirs: dict[str, tuple[int, str]] = {}
    for g, count in enumerate(counts):
        for name in count.keys() & held.keys():
            heirs[name] = max(heirs.get(name, (0, "")), (count[name], name_of[g]))
    return {name: (heirs[name][1], tuple(sorted(held[name]))) for name in sorted(heirs)}


def _parted(
    refs: Sequence[Sequence[ClaimRef]],
    counts: Sequence[Counter[str]],
    had: Mapping[ClaimRef, str],
    links: Links,
) -> dict[int, str]:
    """Groups that were an incident of their own once, became part of another, and are parted from it now: they get their id back."""
    spread = Counter(name for count in counts for name in count)
    divided = {name for name, groups in spread.items() if groups > 1}
    if not divided:
        return {}
    home = {ref: g for g, of in enumerate(refs) for ref in of}
    out: dict[int, str] = {}
    for name, (into, held) in sorted(links.gone_into(divided).items()):
        own = set(held)
        here = Counter(home[ref] for ref in own if ref in home)
        if not here:
            continue
        best = max(here, key=lambda g: (here[g], -g))
        strange = sum(ref not in own and had.get(ref) == into for ref in refs[best])
        if here[best] > strange and best not in out:
            out[best] = name
    return out


def _new(members: Sequence[Profile], used: set[str], given: set[str], links: Links) -> str:
    """The id of its first claim, or one that nobody had."""
    name, salt = content_name(members), 0
    while name in used or (name in given if not salt else links.named({name})):
        salt += 1
        name = content_name(members, salt)
    return name
