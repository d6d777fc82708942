"""Web pages: nested past reason, entities, addresses to fetch, encodings that lie, metadata without end."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.building import PAGE, SAID, File, Marks

_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!ENTITY e0 "killed ">{_ENTITIES}'
"""Twelve entities that grow to 10^11 times the first."""


def page(body: str, head: str = "", before: str = "<!DOCTYPE html>") -> bytes:
    return f"{before}<html><head><title>Market</title>{head}</head><body>{body}<article><p>{SAID}</p><p>{SAID}</p></article></body></html>".encode()


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    yield from _nested()
    yield from _entities(marks)
    yield from _fetching(marks)
    yield from _lying()
    yield from _endless()


def _nested() -> Iterator[tuple[str, File]]:
    yield "endless-tags.html", b"<b>" * 300_000 + SAID.encode()
    yield (
        "hundred-thousand-divs.html",
        b"<html><body>" + b"<div>" * 40_000 + f"<p>{SAID}</p>".encode() + b"</div>" * 40_000,
    )
    yield "nested-tables.html", b"<table><tr><td>" * 10_000 + SAID.encode()
    yield "nested-lists.html", b"<ul><li>" * 50_000 + SAID.encode()
    yield "nested-quotes.html", page("<blockquote>" * 3_000 + f"<p>{SAID}</p>" + "</blockquote>" * 3_000)
    yield "nested-frames.html", page("<iframe>" * 5_000)
    yield "crossed-tags.html", page("<b><i>x</b></i><a><font>y</a></font>" * 10_000)
    yield "nested-forms.html", page("<form><select><option>" * 10_000)
    yield "nested-svg.html", page("<svg><g>" * 10_000 + "<script>alert(1)</script>")
    yield "nested-templates.html", page("<template>" * 5_000)


def _entities(marks: Marks) -> Iterator[tuple[str, File]]:
    xml = '<?xml version="1.0"?>'
    yield "laughs.html", page("<p>&e11;</p>", before=f"{xml}<!DOCTYPE html [{LAUGHS}]>")
    yield (
        "entity-of-a-file.html",
        page("<p>&x;</p>", before=f'{xml}<!DOCTYPE html [<!ENTITY x SYSTEM "{marks.file_url}">]>'),
    )
    yield (
        "entity-of-passwd.html",
        page("<p>&x;</p>", before=f'{xml}<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    )
    yield (
        "entity-of-an-address.html",
        page("<p>&x;</p>", before=f'{xml}<!DOCTYPE html [<!ENTITY x SYSTEM "{marks.url}">]>'),
    )
    yield "outside-rules.html", page("<p>x</p>", before=f'{xml}<!DOCTYPE html SYSTEM "{marks.url}a.dtd">')
    yield (
        "entity-in-rules.html",
        page("", before=f'{xml}<!DOCTYPE html [<!ENTITY % p SYSTEM "{marks.url}p"> %p; %q;]>'),
    )
    yield (
        "included-file.html",
        page(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{marks.file_url}" parse="text"/>'
        ),
    )
    yield (
        "style-sheet.html",
        page("", before=f'{xml}<?xml-stylesheet type="text/xsl" href="{marks.url}x.xsl"?>'),
    )
    yield "character-references.html", page("<p>" + "&#1114112;&#xD800;&#0;&#99999999999;" * 10_000 + "</p>")


def _fetching(marks: Marks) -> Iterator[tuple[str, File]]:
    url, near = marks.url, marks.file_url
    yield "everything-fetched.html", page(
        f'<img src="{url}i"><iframe src="{url}f"></iframe><object data="{url}o"></object><embed src="{url}e"><video src="{url}v"></video>'
        f'<script src="{url}s"></script><link rel=stylesheet href="{url}l"><style>@import url({url}c)</style><iframe src="{near}"></iframe>',
        head=f'<base href="{url}"><meta http-equiv=refresh content="0;url={url}r"><link rel=canonical href="{url}canon"><link rel=manifest href="{url}m">',
    )  # fmt: skip
    yield (
        "server-includes.html",
        page(
            f'<!--#include file="{marks.secret}"--><!--#exec cmd="id"--><esi:include src="{url}"/><?php readfile("{marks.secret}") ?>'
        ),
    )
    yield (
        "templates.html",
        page("<p>{{7*7}} ${jndi:ldap://127.0.0.1/a} {% include '/etc/passwd' %} #{`id`}</p>"),
    )
    yield (
        "script-address.htm",
        page(
            "",
            head='<link rel=canonical href="javascript:alert(document.cookie)"><meta property="og:site_name" content="&lt;script&gt;">',
        ),
    )
    yield (
        "frame-set.html",
        f"<html><frameset><frame src='{url}'><frame src='{near}'></frameset></html>".encode(),
    )


def _lying() -> Iterator[tuple[str, File]]:
    plain = PAGE.encode()
    yield "says-utf-16.html", page("", head="<meta charset=utf-16>")
    yield "says-utf-7.html", page("<p>+ADw-script+AD4-alert(1)</p>", head="<meta charset=utf-7>")
    yield (
        "says-unknown.html",
        page("\u00e9", head="<meta charset=x-user-defined-none>").replace("\u00e9".encode(), b"\xe9"),
    )
    yield "says-a-codec.html", page("\u00e9", head="<meta charset=rot13>").replace("\u00e9".encode(), b"\xe9")
    yield "says-zlib.html", page("\u00e9", head="<meta charset=zlib>").replace("\u00e9".encode(), b"\xe9")
    yield "says-idna.html", page("\u00e9" * 9, head="<meta charset=idna>").replace("\u00e9".encode(), b"\xe9")
    yield "utf-16-odd.html", b"\xff\xfe" + PAGE.encode("utf-16-le") + b"<"
    yield "nul-everywhere.html", b"\0".join(plain[n : n + 7] for n in range(0, len(plain), 7))
    yield "half-characters.html", plain.replace(b"market", b"m\xed\xa0\x80rk\xffet")
    yield "unclosed-comment.html", plain.replace(b"<article>", b"<!-- " * 30_000 + b"<article>")
    yield "unclosed-script.html", plain.replace(b"<article>", b"<script>" + b"</scrip" * 50_000)
    yield "unclosed-attribute.html", plain.replace(b"<article>", b'<article class="' + b"<p>" * 100_000)


def _endless() -> Iterator[tuple[str, File]]:
    yield "long-title.html", page("", head="<title>" + "Killed in Douma - " * 12_000 + "</title>")
    yield "many-attributes.html", page("<div " + " ".join(f"a{n}=1" for n in range(10_000)) + ">")
    yield "long-attribute.html", page(f'<div class="{"article " * 40_000}">')
    yield "many-links.html", page("<a href='/x'>killed</a> " * 12_000)
    yield "many-paragraphs.html", page("<p>Two were killed.</p>" * 12_000)
    yield (
        "many-cells.html",
        page("<table><tr>" + "<td colspan=99999999 rowspan=99999999>1</td>" * 10_000 + "</tr></table>"),
    )
    yield "many-breaks.html", page("<br>" * 100_000)
    yield (
        "many-dates.html",
        page(
            "<time datetime='2016-12-13'>x</time>" * 10_000,
            head="<meta name=date content='2016-12-13'>" * 10_000,
        ),
    )
    yield (
        "deep-linked-data.html",
        page("", head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    )
    yield (
        "linked-data-date.html",
        page(
            "",
            head='<script type="application/ld+json">{"datePublished": "'
            + "9" * 100_000
            + '-12-13"}</script>',
        ),
    )
    yield (
        "far-future.html",
        page("", head="<meta property='article:published_time' content='99999-99-99T99:99:99'>"),
    )
    yield "dots-and-spaces.html", page("<p>" + ". " * 40_000 + "</p><p>" + " \u00a0" * 40_000 + "</p>")
    yield "one-long-word.html", page("<p>" + "a" * 200_000 + "</p>")
