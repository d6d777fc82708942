"""What is a live blog and what only looks like one: teasers, comments and chronologies stay what they are."""

from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.read import ReadOptions, sent
from onrecord.records import Report

BODIES = [
    "Shelling has resumed along the river, and the ferry at Northtown no longer runs, a port official tells us by telephone.",
    "Two ambulances with six wounded people have reached the district hospital in the last hour, according to its director.",
    "The mayor of Northtown says that bread will be handed out at three schools from six in the evening until it is gone.",
    "The army speaks of an orderly withdrawal from the east bank. Residents say that they have seen no soldier since noon.",
]
TITLES = ["Ferry stops", "Wounded reach hospital", "Bread at three schools", "Army leaves east bank"]
TIMES = ["16:40", "15:10", "13:05", "11:20"]


def page(body: str, head: str = "") -> bytes:
    return f"""<!DOCTYPE html><html><head><title>Northtown: the day as it happened - The Example Post</title>{head}
    <meta property="article:published_time" content="2016-12-13T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
    <main><h1>Northtown: the day as it happened</h1>{body}</main></body></html>""".encode()


def reports(raw: bytes) -> list[Report]:
    return [item for item in sent("live", "live.html", raw, ReadOptions()) if isinstance(item, Report)]


def rows(form: str) -> str:
    return "".join(
        form.format(
            n=n, title=TITLES[n], time=TIMES[n], body=body, stamp=f"2016-12-1{3 - n // 3}T{TIMES[n]}:00Z"
        )
        for n, body in enumerate(BODIES)
    )


FORMS = {
    "articles with a time element": '<article id="e{n}"><time datetime="{stamp}">now</time><h2>{title}</h2><p>{body}</p></article>',
    "list items with a clock": "<li><b>{time}</b><h3>{title}</h3><p>{body}</p></li>",
    "sections in wrappers": "<div><div><section><span>{time} GMT</span><h4>{title}</h4><p>{body}</p></section></div></div>",
    "headings with the clock in them": "<h3>{time} – {title}</h3><p>{body}</p>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_entries_with_times_of_their_own(form: str) -> None:
    found = reports(page(rows(form)))
    assert [r.id for r in found] == ["live-1", "live-2", "live-3", "live-4"]
    assert [r.title for r in found] == TITLES
    assert [r.text for r in found] == [f"{title}\n{body}" for title, body in zip(TITLES, BODIES, strict=True)]
    assert {r.published_by for r in found} == {"metadata"}
    assert {r.outlet for r in found} == {reports(page(f"<p>{BODIES[0]}</p>"))[0].outlet}


def test_an_entry_has_its_own_day_and_another_the_page_s() -> None:
    assert [r.published for r in reports(page(rows(FORMS["articles with a time element"])))] == [
        date(2016, 12, 13), date(2016, 12, 13), date(2016, 12, 13), date(2016, 12, 12),
    ]  # fmt: skip
    assert {r.published for r in reports(page(rows(FORMS["list items with a clock"])))} == {
        date(2016, 12, 13)
    }


def test_a_pinned_entry_that_comes_again_is_there_once() -> None:
    form = FORMS["articles with a time element"]
    pinned = form.format(n=9, title=TITLES[2], body=BODIES[2], stamp=f"2016-12-13T{TIMES[2]}:00Z")
    assert [r.title for r in reports(page(pinned + rows(form)))] == [
        TITLES[2],
        TITLES[0],
        TITLES[1],
        TITLES[3],
    ]


def test_microdata() -> None:
    form = (
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        '<meta itemprop="datePublished" content="{stamp}"><h2>{title}</h2><p>{body}</p></div>'
    )
    assert [r.title for r in reports(page(rows(form)))] == TITLES


def linked(updates: list[dict[str, str]]) -> str:
    data = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_linked_data_alone_are_enough() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": title, "articleBody": f"<p>{body}</p>", "datePublished": "2016-12-11T09:00:00Z", "url": f"https://post.example/live#n{n}"}
        for n, (title, body) in enumerate(zip(TITLES, BODIES, strict=True))
    ]  # fmt: skip
    found = reports(page("<p>Loading the latest …</p>", linked(updates)))
    assert [(r.title, r.published) for r in found] == [(title, date(2016, 12, 11)) for title in TITLES]


def test_broken_linked_data_are_left_out() -> None:
    assert len(reports(page(f"<p>{BODIES[0]}</p><p>{BODIES[1]}</p>", '<script type="application/ld+json">{"@type": "LiveBl</script>'))) == 1  # fmt: skip
    odd = linked([{"headline": "x"}])  # an update without words
    assert len(reports(page(f"<p>{BODIES[0]}</p><p>{BODIES[1]}</p>", odd))) == 1


TEASERS = "".join(
    f'<article><h2><a href="/news/{n}">{title}</a></h2><time datetime="2016-12-13T{TIMES[n]}:00Z">x</time><p>{BODIES[n]}</p></article>'
    for n, title in enumerate(TITLES)
)


def test_a_list_of_teasers_is_no_live_blog() -> None:
    assert len(reports(page(TEASERS))) <= 1


STORY = "".join(f"<p>{body} {body.swapcase()}</p>" for body in BODIES)


def test_a_story_with_comments_under_it_is_one_report() -> None:
    comments = "".join(
        f'<li><b>Reader {n}</b> <time datetime="2016-12-13T{TIMES[n]}:00Z">{TIMES[n]}</time><p>{body.replace("the", "our")}</p></li>'
        for n, body in enumerate(BODIES)
    )
    (report,) = reports(page(f"{STORY}<section><h2>4 comments</h2><ul>{comments}</ul></section>"))
    assert "our river" not in report.text


def test_a_story_with_a_chronology_in_it_is_one_report() -> None:
    hours = "".join(f"<li><b>{time}</b> {title}, and people leave their houses.</li>" for time, title in zip(TIMES, TITLES, strict=True))  # fmt: skip
    (report,) = reports(page(f"{STORY}<h2>The day by hours</h2><ul>{hours}</ul>"))
    assert "people leave their houses" in report.text


def test_days_are_no_times_of_day() -> None:
    days = "".join(f'<section><time datetime="2016-12-1{n}">day</time><p>{body}</p></section>' for n, body in enumerate(BODIES))  # fmt: skip
    assert len(reports(page(days))) == 1
