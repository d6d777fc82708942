"""What a report is about, for claims that name no place: the town of its dateline, the first place named, the region named most often.

Comes in: a story. Goes out: a place.
"""

from __future__ import annotations

from onrecord.extract import place_care, place_roles, speaker_places
from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import around, several
from onrecord.records import Place, PlaceMention


def told_first(story: Story, parse: Parse) -> Place | None:
    """The scene, where nothing else is named, else the first place where something can have happened, else the country."""
    if (scene := _scene(story)) is not None:
        return scene
    first = _lead(story)
    if _is_written_at_home(story) and (first is None or first.start > parse.sentence.end):
        return story.scene
    return _whereabouts(story, first) if first is not None else story.country


def _is_written_at_home(story: Story) -> bool:
    """'(New York)' is where an office writes of another country."""
    scene, country = story.scene, story.country
    return scene is not None and (country is None or scene.country in (None, country.country))


def _whereabouts(story: Story, first: PlaceMention) -> Place:
    """The place itself, or what lies by it: 'near the capital', but no 'towns in the province', of which it may be any."""
    told = whole(story, first)
    return told if around(told) and not several(told) else first.place


def _lead(story: Story) -> PlaceMention | None:
    """The first place that the report names where something can have happened."""
    if "lead" not in story.notes:
        story.notes["lead"] = _first_named(story)
    return story.notes["lead"]  # type: ignore[no-any-return]


def _first_named(story: Story) -> PlaceMention | None:
    told_of = (m for m in story.places if at_home(story, m) or m.start in story.unnamed)
    named = [m for m in told_of if m.place.precision != "country"]
    named = [m for m in named if not _tells_no_place(story, m)]
    return next((m for m in named if not place_roles.fled_to(story, m)), None)


def _tells_no_place(story: Story, mention: PlaceMention) -> bool:
    """'Moscow puts its dead at three': a capital that speaks; 'succumbed to wounds in Goma': where the wounded are cared for."""
    parse = next(
        (p for p in story.parses.values() if p.sentence.start <= mention.start < p.sentence.end), None
    )
    i = parse.at(mention.start) if parse is not None else None
    if parse is None or i is None:
        return False
    spoken = speaker_places.is_speaker(parse, i) or speaker_places.issued_in(parse, mention)
    return spoken or place_care.of_the_care(parse, mention)


def theatre(story: Story) -> Place | None:
    """The province or region that the report is about, where it is named more often than the country: 'Cabo Delgado'."""
    wide = [m.place for m in story.places if m.place.kind in ("division", "region") and at_home(story, m)]
    countries = [m for m in story.places if m.place.kind == "country" and at_home(story, m)]
    if not wide:
        return None
    names = [p.name for p in wide]
    most = max(wide, key=lambda p: names.count(p.name))
    often = names.count(most.name)
    elsewhere = [
        m for m in story.places
        if m.place.kind not in ("country", "region", "division") and at_home(story, m) and most.gazetteer not in m.place.within
    ]  # fmt: skip
    return most if often > len(countries) and often > len(elsewhere) and often > 1 else None


def _scene(story: Story) -> Place | None:
    """The town of the dateline, where the report names no other place but countries."""
    named = any(m.place.kind != "country" for m in story.places)
    return None if named else story.scene


def at_home(story: Story, mention: PlaceMention) -> bool:
    """Whether a place lies in the country that the report is about; what is known of neither counts as home."""
    home = story.country.country if story.country is not None else None
    return home is None or mention.place.country in (None, home)
