"""Which part each stretch of a report plays: story, headline, dateline, caption, credit or page furniture."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.read.blocks import blocks

STORY = "Twelve people were killed on Tuesday when shells hit the market of Northtown, the mayor said."
MORE = "Thirty others were hurt, and the road to the river was closed until the evening."


def labelled(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text, title)]


def kind_of(line: str) -> str:
    """What a line of its own is, after a headline and before more story."""
    (found,) = [block for block in labelled(f"Shells Hit Market\n{line}\n{STORY}") if block[1] == line]
    return found[0]


@pytest.mark.parametrize(
    "line",
    [
        "To read the full story",
        "Read more",
        "READ MORE: Forty Flee River Villages",
        "Are you already a subscriber?",
        "Click to log in!",
        "Click here to log in.",
        "Please sign in to continue reading",
        "Subscribe now for full access",
        "Subscribe to our newsletter and get the news in your inbox",
        "Get our daily briefing in your inbox",
        "Sign up for the Northtown Post newsletter",
        "You have reached your limit of free articles",
        "This article is only available to subscribers",
        "This site uses cookies.",
        "By continuing to browse you accept our use of cookies",
        "Follow us on Twitter and Facebook",
        "Follow @northtownpost",
        "Share this article",
        "Share",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Support our journalism today",
        "Support the NP banner",
        "Please donate now",
        "Related: Bridge Falls in North",
        "Related stories",
        "Watch: the market after the shelling",
        "Tags: Northtown, market",
        "Copyright 2016 The Northtown Post",
        "© 2016 Northtown Post. All rights reserved.",
        "All rights reserved",
        "12 comments",
        "4 min read",
        "Leave a comment",
    ],
)
def test_page_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Support for the government fell after 40 people were killed in the market.",
        "Read out in court, the list held 82 names.",
        "Subscribers to the relief fund paid for 20 buses that took the wounded away.",
        "Sign language teachers were among the 12 dead.",
        "Share prices fell after the attack killed nine soldiers.",
        "Follow-up strikes killed another six.",
        "Related families were buried together, the imam said.",
        "“Share this with the world,” he told the doctors who treated 30 children.",
        "Watch towers were hit and two guards died.",
        "Copyright lawyers fled the town with their families.",
        "Advertisements for missing children, 40 of them, cover the wall of the school.",
        "The loggers who died at the log in the river were brothers.",
        "By Monday evening, 40 people had been killed.",
        "Reporting by rights groups showed that 40 people had been killed.",
        "Compiled by the rights office, the list names 82 people who were killed.",
        "With AP reporters barred from the town, the rebels killed 12 people.",
        "Sources: at least 40 people killed in the strike on Northtown, most of them women.",
        "“In this picture you see my brother, who was killed,” she said.",
        "The photos released by activists showed the bodies of 11 children.",
        "The United Nations — which counts the dead — stopped in January.",
        "Northtown - the last town in the valley - fell on Monday.",
        "12 July was the worst day, when 60 people died.",
    ],
)
def test_story_stays_story(line: str) -> None:
    assert ("body", line) in labelled(f"Shells Hit Market\n{STORY}\n{line}\n{MORE}")
    assert ("body", line) in labelled(f"Shells Hit Market\n\n{line}\n\n{MORE}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Smoke rises over the market of Northtown, December 12, 2016. REUTERS/Jane Q Doe",
        "Smoke rises over the market of Northtown on Monday. (Reuters/Jane Doe)",
        "A man walks past the market (AFP Photo)",
        "A man walks past the market. (Jane Doe/AFP via Getty Images)",
        "A man walks past the market [AP]",
        "Women wait for bread in Northtown. Photo: Jane Doe",
        "Women wait for bread in Northtown. Jane Doe/Getty Images",
        "FILE PHOTO: The market of Northtown before the war",
        "Women carry bread in this photo taken on Monday in Northtown",
        "A handout picture released by the town council shows the market",
        "Image caption The market of Northtown after the shelling",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


def test_the_twin_of_a_caption_is_a_caption() -> None:
    one = "Smoke rises over the old market of Northtown in the north. REUTERS/Jane Doe"
    other = "Smoke rises over the old market of Northtown in the north, Monday."
    assert labelled(f"Shells Hit Market\n{one}\n{other}\n{STORY}")[1:3] == [
        ("caption", one),
        ("caption", other),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe and John Q. Public in Northtown",
        "By the Northtown Wire Staff",
        "Reporting by Jane Doe; Editing by John Public",
        "(Reporting by Jane Doe in Northtown; Writing by Ann Other; Editing by John Public)",
        "(Additional reporting by Jane Doe)",
        "Source: TRT World and agencies",
        "Source: Northtown Post",
        "AFP",
        "Reuters, AP",
        "With additional reporting by Jane Doe",
        "Jane Doe contributed to this report.",
        "This article was originally published in the Northtown Post.",
    ],
)
def test_credits(line: str) -> None:
    assert kind_of(line) == "credit"


@pytest.mark.parametrize(
    "dateline",
    [
        "NORTHTOWN, Syria (Reuters) —",
        "BEIRUT, Dec 13 (AFP) -",
        "GENEVA/DAMASCUS (Agency) —",
        "DAMASCUS (SANA) -",
        "HOMS, Syria/AMMAN (Reuters) —",
        "BEIRUT, 13 December 2016 (AFP) –",
        "Beirut (AFP) -",
        "MOSCOW, December 13. /TASS/.",
        "NORTHTOWN, 24 AUG 89 (RADIO NORTE) -- [TEXT]",
        "PUERTO NUEVO (NORTHLAND), 3 FEB 1990 -- [REPORT] [JUAN PEREZ, IN NORTHTOWN] [TEXT]",
        "CLANDESTINE, NO DATE (RADIO LIBRE) -- [COMMUNIQUE] [EXCERPTS]",
        "(CNN) --",
        "Lima, 2 Mar 89 (EFE) -- [Text]",
        "BOGOTA, 14 NOV 88 (EFE) -- [TEXT]",
        "BEIRUT —",
        "BEIRUT | Tue Dec 13, 2016 3:21 pm EST",
        "Wed 05 Apr 2017",
        "27 Jul 2016",
        "09 February 12 07:00 GMT",
        "2016-12-13",
        "Dec 13, 2016",
        "Last updated October 17 2016",
        "Published: Tuesday, 13 December 2016 10:20 GMT",
        "Page last updated at 09:12 GMT, Monday, 6 August 2012 10:12 UK",
    ],
)
def test_datelines_before_the_story_and_on_their_own(dateline: str) -> None:
    assert labelled(f"{dateline} {STORY}") == [("dateline", dateline), ("body", STORY)]
    assert labelled(f"Shells Hit Market\n{dateline}\n{STORY}\n{MORE}")[1] == ("dateline", dateline)


def test_a_dateline_that_runs_into_the_story_by_an_underscore() -> None:
    assert labelled(f"JERUSALEM (AP)_ {STORY}") == [("dateline", "JERUSALEM (AP)_"), ("body", STORY)]


def test_a_page_in_its_usual_order() -> None:
    text = f"World\n\nShells Hit Market in North\n\nBy Jane Doe\nNORTHTOWN (EXN) — {STORY}\r\n\r\n{MORE}\nRead more"
    assert labelled(text) == [
        ("section", "World"),
        ("headline", "Shells Hit Market in North"),
        ("credit", "By Jane Doe"),
        ("dateline", "NORTHTOWN (EXN) —"),
        ("body", STORY),
        ("body", MORE),
        ("furniture", "Read more"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("Middle East", "Shells Hit Market in North", ["section", "headline", "body"]),
        ("Home > World > Syria", "Shells Hit Market in North", ["section", "headline", "body"]),
        ("Northtown Falls", STORY, ["headline", "body", "body"]),
        ("Shells hit the market as talks go on", STORY, ["headline", "body", "body"]),
        ("‘We Have Nothing Left’: a Town Waits", STORY, ["headline", "body", "body"]),
        (STORY, MORE, ["body", "body", "body"]),
    ],
)
def test_what_stands_above_the_story(first: str, second: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in labelled(f"{first}\n{second}\n{MORE} He left.")] == kinds


@pytest.mark.parametrize(
    ("text", "furniture", "headline"),
    [
        ("Support the NP bannerShells Hit Market", "Support the NP banner", "Shells Hit Market"),
        ("AdvertisementShells Hit Market", "Advertisement", "Shells Hit Market"),
        ("Subscribe nowShells Hit Market", "Subscribe now", "Shells Hit Market"),
    ],
)
def test_a_banner_glued_to_the_headline(text: str, furniture: str, headline: str) -> None:
    assert labelled(f"{text}\n{STORY}\n{MORE}")[:2] == [("furniture", furniture), ("headline", headline)]


def test_a_banner_glued_to_a_text_without_line_breaks() -> None:
    assert labelled(f"Support the NP banner{STORY} {MORE}") == [
        ("furniture", "Support the NP banner"),
        ("body", f"{STORY} {MORE}"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "parts"),
    [
        (
            f"Tue 13 Dec 2016 Shells hit market. {STORY}",
            "Shells hit market",
            [("dateline", "Tue 13 Dec 2016"), ("headline", "Shells hit market."), ("body", STORY)],
        ),
        (
            f"Posted on December 13 2016 by Jane Doe Shells Hit Market {STORY}",
            "Shells Hit Market - The Example Post",
            [
                ("dateline", "Posted on December 13 2016"),
                ("credit", "by Jane Doe"),
                ("headline", "Shells Hit Market"),
                ("body", STORY),
            ],
        ),
        (
            f"Shells hit market AFP Tuesday 13 Dec 2016 {STORY}",
            "Shells hit market",
            [("headline", "Shells hit market"), ("dateline", "AFP Tuesday 13 Dec 2016"), ("body", STORY)],
        ),
        (
            f"Shells hit market Mayor speaks of twelve dead AFP Tuesday 13 Dec 2016 {STORY}",
            "Shells hit market",
            [
                ("headline", "Shells hit market"),
                ("headline", "Mayor speaks of twelve dead"),
                ("dateline", "AFP Tuesday 13 Dec 2016"),
                ("body", STORY),
            ],
        ),
        (
            "Shells hit market as talks go on, the mayor said.",
            "Shells hit market",
            [("body", "Shells hit market as talks go on, the mayor said.")],
        ),
        (
            f"{STORY} A boy rides past the market in Northtown (Reuters Photo) {MORE}",
            None,
            [
                ("body", STORY),
                ("caption", "A boy rides past the market in Northtown (Reuters Photo)"),
                ("body", MORE),
            ],
        ),
        (
            f"{STORY} Reporting by Jane Doe in North Town; Editing by John Public Our Standards: The Principles.",
            None,
            [
                ("body", STORY),
                ("credit", "Reporting by Jane Doe in North Town; Editing by John Public"),
                ("furniture", "Our Standards: The Principles."),
            ],
        ),
        (
            f"{STORY} (With AFP) Last Update: Tuesday 13 December 2016 KSA 23:28 - GMT 20:28",
            None,
            [
                ("body", STORY),
                ("credit", "(With AFP)"),
                ("dateline", "Last Update: Tuesday 13 December 2016 KSA 23:28 - GMT 20:28"),
            ],
        ),
        (f"{STORY} Read Also", None, [("body", STORY), ("furniture", "Read Also")]),
        (f"{STORY} --Reuters", None, [("body", STORY), ("credit", "--Reuters")]),
        # labels between a summary and its story
        (
            f"{STORY} Tags Northtown mortars Several people in Northtown were buried on Friday.",
            None,
            [
                ("body", STORY),
                ("furniture", "Tags Northtown mortars"),
                ("body", "Several people in Northtown were buried on Friday."),
            ],
        ),
        # what a page sets under its date
        (
            f"14.06.2017 Get short URL Topic Siege of Northtown (180) 0 54 {STORY}",
            None,
            [
                ("dateline", "14.06.2017"),
                ("furniture", "Get short URL Topic Siege of Northtown (180) 0 54"),
                ("body", STORY),
            ],
        ),
        # a dateline in the middle of a paragraph, and one that lost its dash
        (
            f"{STORY} NAIROBI (Reuters) {MORE}",
            None,
            [("body", STORY), ("dateline", "NAIROBI (Reuters)"), ("body", MORE)],
        ),
        (
            "KHARTOUM At least twelve people were killed in Northtown on Tuesday, the mayor said.",
            None,
            [
                ("dateline", "KHARTOUM"),
                ("body", "At least twelve people were killed in Northtown on Tuesday, the mayor said."),
            ],
        ),
    ],
)
def test_a_text_that_lost_its_line_breaks(text: str, title: str | None, parts: list[tuple[str, str]]) -> None:
    assert labelled(text, title) == parts


def test_a_picture_credit_after_a_sentence_that_tells_does_not_make_it_a_caption() -> None:
    text = f"{STORY} Nine soldiers died in the raid, he said. AP Photo Jane Doe More shells fell."
    assert labelled(text) == [("body", text)]


PIECES = st.sampled_from(
    [
        STORY, MORE, "World", "Shells Hit Market", "By Jane Doe", "REUTERS/Jane Doe", "(AFP Photo)", "Read more",
        "BEIRUT (AFP) -", "27 Jul 2016", "Support the NP banner", "Related News", "Subscribe", "\n", "\r\n", "\u2028",
        " ", "\u00a0", "“", "(", "Reporting by Jane Doe;", "Our Standards:", "Last updated", "at 0914", "é",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=6), max_size=14), st.none() | st.just("Shells Hit Market"))
@example(["(AFP Photo)", "BEIRUT (AFP) -", "REUTERS/Jane Doe", STORY], None)
def test_blocks_cover_all_words_once_and_in_order(pieces: list[str], title: str | None) -> None:
    text = " ".join(pieces)
    position = 0
    for block in blocks(text, title):
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        position = block.end
    assert not text[position:].strip()
