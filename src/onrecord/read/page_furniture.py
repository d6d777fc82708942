"""Takes furniture out of a parsed page before it is read, and knows the headings and lines under which furniture stands.

Comes in: the tree of a page. Goes out: the same tree without navigation, forms, consent boxes, archive toolbars and
comments. Told by elements, roles and words in several languages, never by class names. Lines as such are furniture.py's.
"""

from __future__ import annotations

import re
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


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def settable(words: str) -> str:
    """Words as a tree takes them back: pages hold control characters ('&#2;') that it gives out and does not take."""
    return _CONTROL.sub("", words)


def _drop(node: Any) -> None:
    """Out of its tree, but not the words after it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = settable((parent.text or "") + node.tail)
        else:
            before.tail = settable((before.tail or "") + node.tail)
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
