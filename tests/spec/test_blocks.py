"""What is story and what is page furniture: banners, captions, credits and links elsewhere make no claims."""

from __future__ import annotations

import pytest
from notation import claims_of, report_of

from onrecord.pipeline import Pipeline

STORY = "Seven people were killed in Sumy on Friday."
AROUND = [
    # a line above or below the story, as it stands on the page
    "Sign up for our newsletter: 300 people killed, the stories behind the numbers",
    "Read more: 45 civilians killed in Mariupol",
    "Related: Strike on station kills 50 people",
    "Advertisement",
    "Subscribe now to read how 12 soldiers died",
    "Follow us on Twitter",
    "This website uses cookies",
    "Support our journalism: 14 reporters killed this year",
    "See also: 200 people flee Kharkiv",
    "Copyright 2022. All rights reserved.",
]


@pytest.mark.parametrize("line", AROUND)
def test_page_furniture_makes_no_claims(pipeline: Pipeline, line: str) -> None:
    page = f"{STORY}\n\n{line}"
    claims = claims_of(pipeline, page, "2022-06-15")
    assert [c.evidence.text.rstrip(".") for c in claims] == [STORY.rstrip(".")]


@pytest.mark.parametrize(
    "caption",
    [
        "A man walks past graves of 60 people killed in Bucha, April 12, 2022. REUTERS/Jane Doe",
        "Smoke rises over Sumy after 11 people were killed. (Photo: Jane Doe/AFP)",
    ],
)
def test_captions_make_no_claims(pipeline: Pipeline, caption: str) -> None:
    page = f"Seven die in Sumy\n\n{caption}\n\n{STORY}"
    report = report_of(page, "2022-06-15")
    assert "caption" in {b.kind for b in report.blocks}
    assert [c.evidence.text.rstrip(".") for c in pipeline.claims(report)] == [STORY.rstrip(".")]


def test_a_section_label_makes_no_claims(pipeline: Pipeline) -> None:
    page = f"War News\n\nSeven die in Sumy\n\n{STORY}"
    assert [c.evidence.text.rstrip(".") for c in claims_of(pipeline, page)] == [STORY.rstrip(".")]


def test_a_headline_alone_makes_claims(pipeline: Pipeline) -> None:
    page = "Seven people killed in Sumy\n\nThe mayor spoke to reporters about the state of the roads."
    (claim,) = claims_of(pipeline, page)
    assert (claim.kind, claim.evidence.text) == ("killed", "Seven people killed in Sumy")


def test_a_page_of_furniture_alone_holds_nothing(pipeline: Pipeline) -> None:
    assert (
        claims_of(pipeline, "Advertisement\n\nRead more: 45 civilians killed in Mariupol\n\nSubscribe now")
        == ()
    )
