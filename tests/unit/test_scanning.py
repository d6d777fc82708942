"""A pattern that is tried at its first words alone finds what the pattern finds."""

from __future__ import annotations

import pytest

from onrecord.extract import numbers
from onrecord.extract.method_words import METHODS
from onrecord.resolve.date_words import MASTER
from onrecord.scanning import WordScan, WordScans, lowered

WAYS = [
    "chlorine",
    "sarin",
    "a chemical",
    "a nerve agent",
    "toxic",
    "poison gas",
    "poisonous gas",
    "mustard gas",
    "gas attack",
    "gases were",
    "drones",
    "unmanned",
    "an airstrike",
    "air raids",
    "air-strikes",
    "barrel bombs",
    "a warplane",
    "war planes",
    "fighter jets",
    "a jet",
    "aerial",
    "helicopters",
    "aircraft",
    "the air force",
    "air power",
    "bombers struck",
    "a bombing raid",
    "a vacuum bomb",
    "cluster bombs",
    "an f-16",
    "bomb runs",
    "a car bomb",
    "truck bombing",
    "suicide attack",
    "a roadside blast",
    "motorcycle bomb",
    "parcel bombs",
    "vehicle attack",
    "explosives",
    "explosion",
    "blasts",
    "detonated",
    "suicide vest",
    "an ied",
    "i.e.d.",
    "landmines",
    "mines",
    "blew",
    "booby",
    "bombs",
    "shells",
    "shelling",
    "mortars",
    "artillery",
    "rockets",
    "missiles",
    "tank fire",
    "howitzers",
    "grad",
    "katyusha",
    "executed",
    "execution",
    "beheaded",
    "summarily",
    "hanged",
    "point-blank",
    "snipers",
    "gunfire",
    "gunmen",
    "shot",
    "shooting",
    "opened fire",
    "an exchange of fire",
    "shoot-out",
    "firefight",
    "live rounds",
    "bullets",
    "machine guns",
    "fired on",
    "tortured",
    "clashes",
    "fighting",
    "fought",
    "battles",
    "battling",
    "ambushed",
    "ground operation",
    "combat",
    "stormed",
    "gun battle",
    "drowned",
    "capsized",
    "shipwreck",
    "stabbed",
    "knifed",
    "knives",
    "machetes",
    "beaten",
    "burned alive",
    "burnt to death",
    "hacked",
    "clubbed",
    "bludgeoned",
    "strangled",
    "lynched",
    "crashed",
    "stampede",
    "tear gas",
    "stoned",
    "malnutrition",
    "malnourished",
    "starvation",
    "starved",
    "bombings",
    "raids on",
    "bombed",
    "strikes",
    "struck",
    "bombardment",
    "pounded",
    "crossfire",
    "besieged",
    "siege",
]
DAYS = [
    "on Monday",
    "Tuesdays",
    "THURSDAY",
    "Mon 3 May",
    "3 May 2016",
    "the 3rd of May",
    "May 3",
    "2016-05-03",
    "03/05/2016",
    "in 2016",
    "the 1990s",
    "1990–95",
    "last week of May",
    "the first week of June",
    "last summer",
    "the summer of 2014",
    "the day before yesterday",
    "yesterday",
    "today",
    "overnight",
    "this morning",
    "next Friday",
    "more than two weeks ago",
    "about a month earlier",
    "the previous day",
    "later that day",
    "the past 24 hours",
    "recent days",
    "recently",
    "lately",
    "the following weeks",
    "the weekend",
    "in three days",
    "for about six months",
    "for years",
    "five-year war",
    "the outbreak of the war",
    "holy month of Ramadan",
    "Eid al-Fitr",
    "Christmas Eve",
    "New Year's Day",
    "Good Friday",
    "Easter",
    "the year",
    "in the night",
    "during the night",
    "since then",
]
COUNTS = [
    "at least 12",
    "no fewer than nine",
    "not less than 3",
    "more than 80",
    "over 7",
    "above 9",
    "upwards of 40",
    "in excess of 50",
    "exceeding 30",
    "surpassed 20",
    "topped 200",
    "well over 100",
    "a minimum of 5",
    "greater than 4",
    "beyond 60",
    "up to 15",
    "as many as 8",
    "fewer than 10",
    "less than 10",
    "under 12",
    "below 9",
    "about 33",
    "some 44",
    "around 5",
    "nearly 6",
    "almost 7",
    "roughly 8",
    "approximately 9",
    "an estimated 90",
    "close to 300",
    "circa 12",
    "approx. 13",
    "an average of 4",
    "in the region of 50",
    "possibly 3",
    "another 5",
    "a further 6",
    "the two",
    "its 9",
    "their six",
    "all 14",
    "between 3 and 9",
    "from four to six",
    "dozens",
    "a large number of",
    "huge numbers of",
    "growing number of",
    "several hundred",
    "many thousands",
    "a few",
    "a handful of",
    "the couple",
    "a pair of",
    "both",
    "half a million",
    "a quarter of a million",
    "half-dozen",
    "two dozen",
    "a score",
    "2-3",
    "10 to 12",
    "another hundred",
    "seventy-five",
    "1.2 million",
    "three and a half thousand",
    "countless",
    "numerous",
    "very large numbers of",
]


def same(scan: WordScan, text: str) -> bool:
    found, plain = list(scan.finditer(text, 0, len(text))), list(scan.pattern.finditer(text))
    return [m.span() for m in found] == [m.span() for m in plain]


@pytest.mark.parametrize("way", WAYS)
def test_every_word_for_a_method_is_met_at_its_first_word(way: str) -> None:
    assert any(scan.pattern.search(way) for _, scan, _ in METHODS)
    text = f"they saw {way}"
    assert all(same(scan, text) for _, scan, _ in METHODS)
    scans = [scan for _, scan, _ in METHODS]
    apart = [(n, m.span()) for n, scan in enumerate(scans) for m in scan.finditer(text, 0, len(text))]
    assert [(n, m.span()) for n, m in WordScans(scans).found(text)] == apart


@pytest.mark.parametrize("day", DAYS)
def test_every_wording_of_time_is_met_at_its_first_word(day: str) -> None:
    assert MASTER.pattern.search(day)
    assert same(MASTER, f"It came {day} again.")


@pytest.mark.parametrize("count", COUNTS)
def test_every_wording_of_a_number_is_met_at_its_first_word(count: str) -> None:
    assert numbers.SCAN.pattern.search(count)
    assert same(numbers.SCAN, f"they saw {count} people")


def test_small_letters_keep_every_character_where_it_was() -> None:
    assert lowered("İzmir and ẞ") == "İzmir and ß"


def test_a_scan_finds_the_same_again_and_with_its_memory_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.scanning._MOST_KNOWN", 3)
    scan = WordScan(MASTER.pattern, MASTER.first, MASTER.stems)
    text = "They met on Tuesday, left by noon on 4 May 2013 and met again on Tuesday; nobody knew when."
    found = [m.span() for m in MASTER.pattern.finditer(text)]
    assert len(found) > 2
    for _ in range(2):
        assert [m.span() for m in scan.finditer(text, 0, len(text))] == found
    assert len(scan._begins) <= 3
