"""The lines of a document's pages → the same without running heads, running feet and page numbers.

Furniture has the same words at the same height on several pages, numbers that count the pages apart, and stands apart
from the text. Figures that differ from page to page in any other way are text, in whatever place.
"""Takes furniture out of a parsed page before it is read, and knows the headings and lines under which furniture stands.

Comes in: the tree of a page. Goes out: the same tree without navigation, forms, consent boxes, archive toolbars and
comments. Told by elements, roles and words in several languages, never by class names. Lines as such are furniture.py's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from onrecord.read.pdf_lines import PageLine

Page = Sequence[PageLine]
_Key = tuple[str, int, int]

_EDGE_ROWS = 3
"""Rows at the top and the bottom of a page among which running heads are looked for."""
_APART = 1.6
"""From the base line of the last row of a head to that of the text, in heights of the letters."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|seite|página|стр\.|صفحة)\s*)?(\d{1,4})(?:\s*(?:/|of|de|von|sur|из|من)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Page]) -> list[list[PageLine]]:
    """Pages that hold nothing are left out."""
    filled = [(number, page, _rows(page)) for number, page in enumerate(pages, 1) if page]
    seen: dict[_Key, set[int]] = defaultdict(set)
    for number, _, rows in filled:
        for key in {key for row in _outer(rows) for line in row for key in _keys(line, number)}:
            seen[key].add(number)
    out = []
    for number, page, rows in filled:

        def is_furniture(line: PageLine, number: int = number) -> bool:
            on = (_pages_with(seen, key) for key in _keys(line, number))
            return _is_number(line, number) or any(_runs(one, len(filled)) for one in on)

        left_out = {id(line) for way in (rows, rows[::-1]) for line in _furniture(way, is_furniture)}
        out.append([line for line in page if id(line) not in left_out])
    return [page for page in out if page]


def _runs(on: set[int], pages: int) -> bool:
    """Whether a line that stands on these pages runs through them: at least on every second, as the heads of a chapter
    or of the left-hand pages do."""
    return len(on) >= min(3, pages) > 1 and len(on) >= 0.45 * (max(on) - min(on) + 1)


def _keys(line: PageLine, page: int) -> Iterator[_Key]:
    """The line's words and height; also with its first and its last number as a distance to the number of the page."""
    words, place = line.text.casefold(), (round(line.size), round(line.base / 4))
    yield words, *place
    numbers = list(_NUMBER.finditer(words))
    for match in (numbers[:1] + numbers[-1:])[: len(numbers)]:
        counted = f"{words[: match.start()]}#{int(match[0]) - page}{words[match.end() :]}"
        yield counted, *place


def _pages_with(seen: Mapping[_Key, set[int]], key: _Key) -> set[int]:
    words, size, height = key
    return set().union(*(seen.get((words, size, height + near), set()) for near in (-1, 0, 1)))


def _is_number(line: PageLine, page: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and int(match[1]) == page


def _rows(page: Page) -> list[list[PageLine]]:
    """The lines that stand side by side, from the top of the page to its foot."""
    rows: list[list[PageLine]] = []
    for line in sorted(page, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _outer(rows: list[list[PageLine]]) -> list[list[PageLine]]:
    return rows if len(rows) <= 2 * _EDGE_ROWS else rows[:_EDGE_ROWS] + rows[-_EDGE_ROWS:]


def _furniture(rows: list[list[PageLine]], is_furniture: Callable[[PageLine], bool]) -> list[PageLine]:
    """Of the rows of a page, read from one of its edges, the outer ones that are furniture and stand apart from the rest."""
    taken = 0
    while taken < min(_EDGE_ROWS, len(rows) - 1) and all(map(is_furniture, rows[taken])):
        taken += 1
    while taken and abs(rows[taken - 1][0].base - rows[taken][0].base) < _APART * rows[taken][0].size:
        taken -= 1
    return [line for row in rows[:taken] for line in row]
from typing import Any

from onrecord.read.furniture import is_furniture
from onrecord.read.page_lines import plain

_NO_WORDS = ("style", "script", "template", "iframe", "amp-analytics")
_GONE = (
    "nav", "aside", "dialog", "noscript", "select", "textarea", "menu", "amp-ad", "amp-consent", "amp-sidebar", "amp-list",
    "amp-social-share", "amp-embed", "amp-iframe", "amp-sticky-ad",
)  # fmt: skip
_ROLES = frozenset(
    ("navigation", "dialog", "alertdialog", "search", "complementary", "contentinfo", "combobox")
)
_SAYING = "//*[@role or @aria-hidden or @style or @itemtype or starts-with(@id, 'wm-ipp')]"
_MOST = 0.5
"""What holds more than this share of a page's words is no furniture, whatever its element says."""

_ASKING_WORDS = 60

_RELATED = re.compile(
    r"(?:related|recommended|more|most|latest|top|popular|trending|further|other|also|see|read|you (?:may|might)|don[’']t miss|editor"
    r"|from (?:around|our|the)|in this|promoted|sponsored|on this (?:story|topic)|what to read|keep reading|featured|around the web)\b"
    r"(?=.{0,60}$)(?:.*\b(?:stor(?:y|ies)|articles?|posts?|read(?:ing)?|viewed|news|coverage|content|topics?|links?|galler(?:y|ies)|from|on"
    r"|like|interested in|next|also|more|popular|now|web|picks?|releases?|reports?|updates?|headlines|videos?|briefings?))?\W*"
    r"|related|topics?|tags?|labels?|read more.{0,30}|more on .{1,40}|more from .{1,60}|also in .{1,30}|poll"
    r"|(?:اقرأ|إقرأ|اقرئي|شاهد|طالع)\s?(?:أيضا|أيضاً|ايضا|المزيد).*|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|الأكثر (?:قراءة|مشاهدة|تداولا).*"
    r"|المزيد من.{0,30}|كلمات (?:مفتاحية|دلالية).*|الوسوم.*"
    r"|(?:читайте|смотрите|см\.)\s(?:также|ещ[её]|по теме).*|материалы по теме|по теме|самое (?:читаемое|популярное|важное)|популярное"
    r"|ещ[её] по теме|теги.*|другие новости.*|лента новостей",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d[\d.,k]*\s)?(?:(?:reader|user|your)s?\s)?(?:comments?|responses?|replies|thoughts on .*|opinions)(?:\s?[(:]?\s?\d*\s?\)?)"
    r"(?:\s(?:to|on)\s.{1,120})?\W*|(?:leave|post|write|add|join) (?:a|your|the) (?:reply|comment|conversation|discussion|response).*"
    r"|have your say.*|join the (?:conversation|discussion).*|discussion|(?:ال)?تعليقات?.{0,12}|أضف تعليق.*|شارك برأيك.*"
    r"|комментари[йияев]+.{0,12}|обсуждение.{0,12}|оставить комментарий.*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:reply|report|recommend|like|upvote|flag|ответить|пожаловаться|رد|الرد|répondre|antworten)(?:\s?\(?\d*\)?)", re.IGNORECASE)  # fmt: skip
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|our \d* ?partners|privacy|personal data|personalised ad)", re.IGNORECASE
)
_AGREE = re.compile(
    r"(?:yes,? )?(?:i )?(?:agree|accept|reject|disagree|allow|decline|got it|ok|consent|continue)(?: (?:all|and close|cookies|to all))*"
    r"|(?:cookie|privacy|manage|more) (?:settings|options|preferences|choices)|settings|options|принять|согласен|موافق|أوافق",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"(?:also on this site|you (?:may|might) also (?:be interested in|like)|do you have a story|got a (?:story|tip)|more on this|read more"
    r"|for (?:all )?the latest\b.{0,60}\b(?:follow|sign|download|subscribe)|our standards|sort by\b|rate this (?:article|story)|loading\b"
    r"|posted in\b|tagged\b|filed (?:in|under)\b|(?:print|mobile) version|send by e-?mail|labels?:|bookmark with|full story|share\b.{0,20}$"
    r"|by (?:clicking|continuing|signing)\b|to (?:read on|continue)\b|already an?\b|slideshow\b|\d+ min(?:ute)?s? read\b|next story\b"
    r"|اشترك|تابعونا|تابعنا|شارك(?:ها)?\b.{0,20}$|جميع الحقوق محفوظة|اقرأ المزيد|اقرأ أيضا|كلمات (?:مفتاحية|دلالية)"
    r"|подпи(?:сывайтесь|шитесь)|поделиться|читайте (?:также|ещ[её])|нашли (?:ошибку|опечатку)|все права защищены|(?:реклама|publicité|publicidad|pubblicità|werbung|anzeige|reklam|إعلان)$|автор:)",
    re.IGNORECASE,
)


def cleared(tree: Any) -> None:
    """Takes out of the tree what is furniture by its element, its role or its words."""
    body = tree.find(".//body")
    body = tree if body is None else body
    for node in list(body.iter(*_NO_WORDS)):
        if "ld+json" not in (node.get("type") or ""):
            _drop(node)
    most = _MOST * len("".join(body.itertext()))
    gone = list(body.iter(*_GONE))
    for node in (*gone, *filter(_says_so, body.xpath(_SAYING))):
        if node is not body and len("".join(node.itertext())) <= most:
            _drop(node)
    _drop_asking(body)
    for form in list(body.iter("form", "footer")):
        if len("".join(form.itertext())) <= most / 2:
            _drop(form)
    _drop_toolbars(body)
    _drop_consent(body)
    _drop_posts(body)
    _drop_answers(body)


def _says_so(node: Any) -> bool:
    """Whether an element says by its attributes that it is no story."""
    if (
        node.get("role") in _ROLES
        or node.get("aria-hidden") == "true"
        or (node.get("id") or "").startswith("wm-ipp")
    ):
        return True
    if "display:none" in (node.get("style") or "").replace(" ", ""):
        return True
    return "schema.org/Comment" in (node.get("itemtype") or "") or "UserComments" in (
        node.get("itemtype") or ""
    )


def _drop(node: Any) -> None:
    """Out of its tree, but not the words after it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)


def _drop_consent(body: Any) -> None:
    for button in list(body.iter("a", "button")):
        words = (button.text or "").strip() or plain(button)
        if len(words) > 40 or not _AGREE.fullmatch(words):
            continue
        largest = None
        for box in button.iterancestors("div", "section", "form", "p"):
            text = plain(box)
            if len(text.split()) > 450 or box.find(".//h1") is not None:
                break
            if len(text.split()) >= 8 and _CONSENT.search(text):
                largest = box
        if largest is not None:
            _drop(largest)


def _drop_toolbars(body: Any) -> None:
    """What an archive sets into the page, between two comments of its own."""
    for comment in body.xpath("//comment()[contains(., 'BEGIN WAYBACK TOOLBAR')]"):
        for after in list(comment.itersiblings()):
            if "END WAYBACK TOOLBAR" in (after.text or "") and not isinstance(after.tag, str):
                break
            _drop(after)


def _drop_asking(body: Any) -> None:
    """Newsletter boxes, polls, log-ins: the largest short element around a field that asks the reader for something."""
    for field in list(body.iter("input")):
        if (field.get("type") or "").lower() not in ("email", "radio", "checkbox", "password"):
            continue
        largest = None
        for box in field.iterancestors("div", "section", "form", "p", "li", "ul", "td"):
            if box.tag == "td" or len(plain(box).split()) > _ASKING_WORDS or box.find(".//h1") is not None:
                break
            largest = box
        if largest is not None:
            _drop(largest)


def _drop_posts(body: Any) -> None:
    """Posts of a network that are set into the story with their sender's handle."""
    for quote in list(body.iter("blockquote")):
        if re.search(r"\(@\w+\)", plain(quote)) and quote.find(".//a") is not None:
            _drop(quote)


def _drop_answers(body: Any) -> None:
    """Comments by what stands under each: three or more links or buttons to answer or report it."""
    answers = [a for a in body.iter("a", "button") if _ANSWER.fullmatch((a.text or "").strip() or plain(a))]
    if len(answers) < 3:
        return
    box = next((b for b in answers[0].iterancestors() if all(b in a.iterancestors() for a in answers)), None)
    if box is None or box is body or box.tag in ("body", "html", "main") or box.find(".//h1") is not None:
        return
    _drop(box)


def heads_related(text: str) -> bool:
    """Whether a line is the heading of links elsewhere: 'Most read', 'More on this story'."""
    return len(text.split()) <= 12 and bool(_RELATED.fullmatch(text.strip(" :»>|…")))


def heads_comments(text: str) -> bool:
    return len(text.split()) <= 25 and bool(_COMMENTS.fullmatch(text.strip()))


def is_page_furniture(text: str) -> bool:
    """A line that is furniture by its words, in the languages that are known."""
    return is_furniture(text) or (len(text.split()) <= 40 and bool(_LINES.match(text.strip(" •*>»-–—|"))))
