"""Attacks as such: each distinct one once, at its first full mention, and only where the text says it happened.

Comes in: a Story. Goes out: attacks with every sentence that speaks of them, so that harm can be
linked to the attack that did it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract import aims, attack_doers, method_words, of_a_while, part_places
from onrecord.extract.attack_days import earlier, mourned, went_on
from onrecord.extract.attack_mentions import Attack, Toll, comes, in_sentence
from onrecord.extract.drafts import Draft
from onrecord.extract.merged import better_time, days_differ
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside, kilometres, narrower, several
from onrecord.records import Place, When

__all__ = ["Attack", "find", "for_harm"]


def find(story: Story, drafts: Iterable[Draft] = ()) -> list[Attack]:
    """The distinct attacks of the report, in the order of their first full mention; `drafts` is the harm told in it."""
    harm: dict[int, list[Draft]] = {}
    for draft in drafts:
        harm.setdefault(draft.sentence, []).append(draft)
    out: list[Attack] = []
    for index, parse in story.parses.items():
        for mention in in_sentence(story, parse, harm.get(index, ()), _same):
            _place_into(out, mention, parse)
    out = _without_sums(out)
    body = [a for a in out if not a.headline]
    return body if body else out


def _without_sums(found: list[Attack]) -> list[Attack]:
    """'Attacks on several districts of the city', whose attacks are told one by one after it, are no attack besides them."""
    found = list(found)
    sums: set[int] = set()
    spoken = [set(attack.sentences) for attack in found]
    for n, attack in enumerate(found):
        parts = [k for k in range(n + 1, len(found)) if _part(attack, found[k])] if _is_sum(attack) else []
        if len(parts) >= 2:
            sums.add(n)
            spoken[parts[0]] |= spoken[n]
            for k in parts:
                # Told of all of them together: by whom, and when.
                found[k] = replace(
                    found[k], actor=found[k].actor or attack.actor, when=found[k].when or attack.when
                )
    return [
        replace(attack, sentences=tuple(sorted(spoken[n]))) for n, attack in enumerate(found) if n not in sums
    ]


def _is_sum(attack: Attack) -> bool:
    place = attack.place
    wide = place is not None and (several(place) or place.kind in ("county", "division", "region", "country"))
    return attack.several and wide


def _part(whole: Attack, part: Attack) -> bool:
    if whole.place is None or part.place is None or not (whole.own_place and part.own_place):
        return False
    if _methods_clash(whole, part) or _when_differs(whole, part) or _actors_differ(whole.actor, part.actor):
        return False
    return part.sentence - whole.sentence <= 8 and _in_the_sum(part.place, whole.place)


def _in_the_sum(narrow: Place, wide: Place) -> bool:
    held = wide.gazetteer is not None and wide.gazetteer in narrow.within
    return narrow.name != wide.name and (
        held or inside(narrow, wide) or (several(wide) and wide.name in narrow.name)
    )


def _place_into(out: list[Attack], new: Attack, parse: Parse) -> None:
    parsed = new.sentence
    if new.place is not None and new.place.kind == "country" and _laid_on(new, parse):
        # 'tension over recent air strikes attributed to Israel': by whom, and not where
        new = replace(new, place=None, own_place=False)
    # The one last spoken of first: 'the strike' is that, not the one that was told first.
    for i in sorted(range(len(out)), key=lambda n: (out[n].sentences[-1], n), reverse=True):
        old = out[i]
        if _same(old, new) and not (old.actor is None and new.actor and _from_there(parse, new.trigger)):
            old_place, later_part = old.place, new.of_a_part
            full = new if _fuller(new, old) else old
            new = old if full is new else new
            place = old_place if later_part and old_place is not None else _place_of_both(full, new)
            out[i] = replace(
                full,
                method=full.method if full.sure or not new.method else new.method,
                sure=full.sure or new.sure,
                actor=full.actor or new.actor,
                when=full.when
                if went_on(full.when) and not full.weak_time
                else better_time(full.when, full.weak_time, new.when, new.weak_time),
                weak_time=(full.weak_time or full.when is None) and (new.weak_time or new.when is None),
                place=place,
                placed_at=full.placed_at if place is full.place else new.placed_at,
                own_place=full.own_place or new.own_place,
                harm=full.harm or new.harm,
                tolls=full.tolls | new.tolls,
                sentences=(*old.sentences, parsed),
            )
            return
    if _full(new, parse) or (not new.figurative and not new.wide and aims.at_a_person(parse)):
        out.append(new)
    elif _only_laid_on(new, parse):
        out.append(replace(new, place=None))


def _from_there(parse: Parse, trigger: int) -> bool:
    """'Shells hit a school. Militants had launched rockets from nearby, it said': what was fired from a place did not hit it."""
    verb = parse.clause(trigger)
    if parse[verb].lemma not in ("fire", "launch", "shoot", "lob"):
        return False
    ways = {parse[p].lower for j in (trigger, verb) for p in parse.kids(j, "prep")}
    return "from" in ways and not ways & {"at", "on", "into", "onto", "toward", "towards", "against"}


_MORE = 2
"""How much more a later mention must tell to be the full one."""


def _fuller(new: Attack, old: Attack) -> bool:
    """Whether a later mention is the full one: a headline only announces, a lead may tell neither where nor by whom."""
    if new.headline or new.definite:
        return False
    return old.headline or _details(new) >= _details(old) + _MORE


def _details(attack: Attack) -> int:
    named = (
        attack.own_place
        and attack.place is not None
        and attack.place.kind not in ("country", "division", "region")
    )
    dated = attack.when is not None and not attack.weak_time
    return named + (attack.actor is not None) + dated


def _place_of_both(full: Attack, other: Attack) -> Place | None:
    if full.own_place and other.own_place:
        return narrower(full.place, other.place)
    if (
        full.own_place
        and full.place is not None
        and full.place.kind in ("division", "region")
        and not full.several
    ):
        # 'an air strike on a Tigray town', and then of Togoga: 'The strike killed 64'
        return narrower(full.place, other.place)
    return full.place if full.own_place or not other.own_place else other.place


def _full(new: Attack, parse: Parse) -> bool:
    """Whether enough is told to make an attack of its own of it: where, when or whom it hurt."""
    named = new.own_place and new.place is not None and (new.place.kind != "country" or new.actor is not None)
    if new.several and new.place is not None and new.place.kind == "country" and _long(new.when):
        # 'killed in the raids of the past half year'
        return False
    if new.figurative and new.when is None and not new.harm:
        return False
    if named and comes(parse, new.trigger) and parse.kids(new.trigger, "prep"):
        # 'The raid on Kutum comes a day after …', where nothing was told of that raid before.
        return True
    return not new.definite and (named or new.when is not None or new.harm)


def _only_laid_on(new: Attack, parse: Parse) -> bool:
    """'after recent air strikes attributed to Israel': an attack of which the report tells by whom, and not where."""
    return _laid_on(new, parse) and not new.definite and not new.own_place


def _laid_on(attack: Attack, parse: Parse) -> bool:
    return parse[attack.trigger].pos == "NOUN" and attack_doers.blamed(parse, attack.trigger) is not None


def _long(when: When | None) -> bool:
    return when is not None and when.length_days is not None and when.length_days > 40


def _same(old: Attack, new: Attack) -> bool:
    """Whether two mentions tell of one attack."""
    if _methods_clash(old, new) or _when_differs(old, new) or _is_history(old, new) or _adds_up(old, new):
        return False
    near = new.sentence - old.sentences[-1] <= 4
    if new.definite and near and not _named_elsewhere(old, new):
        return True
    if _actors_differ(old.actor, new.actor) or (old.wide and not new.wide and new.tolls):
        return False
    if _long(new.when) and not _long(old.when):
        # 'Forty attacks last year' are none of those just told.
        return False
    if new.again and new.sentence != old.sentences[-1]:
        return False
    headline = new.headline or old.headline
    if _tolls_differ(old, new) and not headline:
        return False
    dated = old.when is not None and new.when is not None
    if _dated_anew(old, new) and not headline:
        return False
    if old.place is None or new.place is None or not (old.own_place and new.own_place):
        elsewhere = (
            new.own_place
            and old.place is not None
            and new.place is not None
            and not headline
            and not _places_meet(old.place, new.place)
        )
        return (near or dated) and not elsewhere
    if old.several and not headline and not _one_toll(old, new) and _in_the_sum(new.place, old.place):
        return False
    # A wider place told later, on no day, is that of other attacks too.
    near = near and not inside(old.place, new.place)
    linked = near or dated or bool(old.tolls & new.tolls) or old.place.name == new.place.name
    # 'A strike near Raqqa. … the strike on Huneida'
    that_one = new.the and near and inside(new.place, old.place)
    return linked and _places_meet(old.place, new.place, _OTHER_TOWN_KM if that_one else _SAME_SCENE_KM)


def _adds_up(old: Attack, new: Attack) -> bool:
    """'The raids since Thursday have killed 54': more of them than the one raid just told."""
    time = new.when
    days = time is not None and time.text.lower().startswith("since") and time.length_days != 1
    return days and new.several and old.when is None and new.sentence > old.sentence


def _named_elsewhere(old: Attack, new: Attack) -> bool:
    """'Shells fell on Kharkiv. The shelling of Izium killed three': each told of a town of its own."""
    if old.place is None or new.place is None or not (old.own_place and new.own_place):
        return False
    towns = old.place.kind == new.place.kind == "settlement" and not (
        several(old.place) or several(new.place)
    )
    return (
        towns
        and not old.headline
        and not _places_meet(old.place, new.place)
        and kilometres(old.place, new.place) > _OTHER_TOWN_KM
    )


_OTHER_TOWN_KM = 40.0
_SAME_SCENE_KM = 20.0
"""Farther apart than this, 'near' and 'in the countryside of' name two scenes."""


def _dated_anew(old: Attack, new: Attack) -> bool:
    """'Mortar fire wounded three. … On Saturday rounds struck near the embassy': a day reaches back to no other attack of an earlier sentence."""
    undated = old.when is None and new.when is not None and not new.weak_time
    return undated and not new.own_place and old.sentence > 1 and new.sentence > old.sentence


_TELLING = 5
"""From this many on, the same number of dead is no chance."""


def _one_toll(old: Attack, new: Attack) -> bool:
    both = old.tolls & new.tolls
    return len(both) > 1 or any((low or 0) >= _TELLING for _, low, _high in both)


_OLD_DAYS = 7


def _is_history(old: Attack, new: Attack) -> bool:
    """Whether one is the news that the lead tells without a day, and the other is dated a week or more before."""
    if old.news is None or old.when is not None or new.when is None or new.when.end is None:
        return False
    return (old.news - new.when.end).days > _OLD_DAYS


def _tolls_differ(old: Attack, new: Attack) -> bool:
    """Whether both tell how many were harmed in one way, and no number is in both."""
    pairs = [(a, b) for a in old.tolls for b in new.tolls if a[0] == b[0]]
    return bool(pairs) and all(_apart(a, b) for a, b in pairs)


def _apart(a: Toll, b: Toll) -> bool:
    """Whether no number can be both: 'at least 20' may become 62, 13 may not."""
    return (a[1] or 0) > (b[2] if b[2] is not None else math.inf) or (b[1] or 0) > (
        a[2] if a[2] is not None else math.inf
    )


def _methods_clash(old: Attack, new: Attack) -> bool:
    return (
        old.sure
        and new.sure
        and old.method is not None
        and new.method is not None
        and old.method != new.method
    )


def _when_differs(old: Attack, new: Attack) -> bool:
    weak = old.weak_time or new.weak_time
    if old.weak_time != new.weak_time:
        told, done = (old, new) if old.weak_time else (new, old)
        if days_differ(told.when, done.when) and earlier(told.when, done.when):
            # Nobody tells on Wednesday of Thursday's shelling.
            return True
    # What witnesses tell on Wednesday is no assault of last week.
    return days_differ(old.when, new.when, _NEWS_DAYS if weak else 0)


_NEWS_DAYS = 2
"""Days between an attack and the statement about it that are news of it."""


def _actors_differ(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return False
    wa, wb = (set(re.findall(r"[a-z]{4,}", x.lower())) - _COMMON for x in (a, b))
    return bool(wa and wb and not any(_of_one_stem(x, y) for x in wa for y in wb))


def _of_one_stem(a: str, b: str) -> bool:
    """'Nigerian', 'Nigerias', 'Nigeria'; 'Turkish', 'Turkey'."""
    least = max(4, min(len(a), len(b)) - 3)
    return a[:least] == b[:least]


_COMMON = {"forces", "aircraft", "planes", "artillery", "army", "fighters", "military", "warplanes", "troops", "group", "militants", "jets", "government", "regime", "syrian",
           "helicopters", "rebels", "suicide", "bomber", "bombers", "terrorists", "attackers", "three", "four", "five", "seven", "eight", "nine", "several",
           "unknown", "unidentified", "suspected", "armed", "masked"}  # fmt: skip


def _places_meet(a: Place, b: Place, apart_km: float = _SAME_SCENE_KM) -> bool:
    if a.name == b.name or a.name in b.name or b.name in a.name:
        return True
    if a.gazetteer and (a.gazetteer == b.gazetteer or a.gazetteer in b.within):
        return True
    if b.gazetteer and b.gazetteer in a.within:
        return True
    return (inside(a, b) or inside(b, a)) and not _far(a, b, apart_km)


def _far(a: Place, b: Place, apart_km: float) -> bool:
    way = kilometres(a, b)
    return math.isfinite(way) and way > apart_km and "settlement" in (a.kind, b.kind)


def for_harm(
    found: list[Attack],
    sentence: int,
    trigger: int,
    method: str | None,
    place: Place | None,
    when: When | None,
    parse: Parse,
    share: bool = False,
) -> int | None:
    """The position of the attack that did the harm told at `sentence`: named in it, or spoken of just before."""
    best: tuple[int, int] | None = None
    own = method_words.of_its_own(parse, trigger)
    for position, attack in enumerate(found):
        if attack.sentences[-1] < sentence - 3:
            continue
        told = bisect_right(attack.sentences, sentence)
        if not told:
            continue
        gap = sentence - attack.sentences[told - 1]
        other_way = method is not None and attack.method is not None and attack.method != method
        if gap > 3 or (other_way and (attack.sure or method in ("execution", "torture", "chemical"))):
            continue
        if gap and (
            days_differ(attack.when, when)
            or (attack.headline and of_a_while.lost_in_a_while(parse))
            or (place is not None and attack.place is not None and not _places_meet(place, attack.place))
        ):
            continue
        here = attack.sentence == sentence
        if here and not share and part_places.of_a_part(parse, trigger, attack.trigger):
            continue
        if here and own is not None and attack.trigger not in own:
            continue
        if here and mourned(parse, trigger):
            continue
        rank = gap * 100 + (abs(attack.trigger - trigger) if here else 0)
        rank += 60 if here and parse.told_apart(attack.trigger, trigger) else 0
        if best is None or rank < best[0]:
            best = (rank, position)
    return best[1] if best else None
