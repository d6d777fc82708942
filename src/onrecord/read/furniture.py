"""Is this stretch of a page furniture (pay-wall, subscription, cookies, sharing, donations, links elsewhere)?

Comes in: one line, or the start or end of a page whose line breaks were lost. General words only, at the
start of short lines; where a line could be story it is not furniture, since losing story is worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MAX_WORDS = 45


def _any_of(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + ")"


_WHOLE_LINES = (
    r"advert(?:isement)?s?|ads?|sponsored(?: content)?|promoted|skip (?:ad|advertisement|navigation)",
    r"share(?: (?:this|on|article|story|page|facebook|twitter|whatsapp))*|tweet|e-?mail(?: this)?|pin it",
    r"print(?: this)?(?: article| page)?|whatsapp|facebook|twitter|instagram|linkedin|telegram|youtube",
    r"copy link|get short url|save(?: article)?|bookmark|listen|reply|like|follow|comments?",
    r"\d+ (?:comments?|shares?|views?|likes?)|\d+ min(?:ute)?s?(?: read)?|slideshow.{0,14}",
    r"menu|home(?:page)?|search|close|next|previous|loading[.…]*|show (?:more|less)|sitemap|careers|legal",
    r"skip to (?:main )?content|back to top|view (?:all )?(?:gallery|photos|comments)",
    r"(?:top|more|latest|related|recommended|popular) (?:stories|news|articles|posts|content|topics|links)",
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?|recommended(?: for you)?",
    r"you may also like|editor['’]?s['’]? picks?|see also|read also|also read|read next|newsletters?",
    r"subscribe(?: (?:now|here|today))?|donate(?: (?:now|here|today))?|support us|register(?: now)?",
    r"log[ -]?in|sign[ -]?(?:in|up)|my account|contact(?: us)?|about(?: us)?|all rights reserved",
    r"privacy(?: policy)?|cookie (?:policy|settings|notice)|terms(?: of (?:use|service)| and conditions)?",
)
"""Furniture as a whole line; inside a line these are ordinary words."""

_BEGINNINGS = (
    # pay-wall and account
    r"(?:please )?(?:click|tap) (?:here|on|to|below)\b",
    r"(?:to )?(?:read|view|see) (?:the |our )?(?:full|rest of|complete|whole) (?:the |this )?"
    r"(?:story|article|report|text|piece|version|coverage)\b",
    r"read (?:more|also|next|our)\b|(?:to )?(?:continue|keep) reading\b|to continue please\b",
    r"(?:are|have) you (?:already )?(?:an? )?(?:subscri|member|register|sign|log)",
    r"already (?:an? )?(?:subscri|member|register|have an account)",
    r"(?:please )?(?:log|sign)[ -]?in (?:to|or|here|with|now)\b|sign[ -]?up (?:for|to|now|here|today|and)\b",
    r"subscribe (?:to|now|today|for|here|and|via)\b|register (?:now|here|free|to (?:read|comment))\b",
    r"you(?: have|['’]ve|['’]re| are) (?:reached|read|used|viewed|out of)\b.{0,40}\barticles?\b",
    r"this (?:article|content|story|page) is (?:only |exclusively )?(?:for|available|reserved|free)\b"
    r".{0,30}\b(?:subscri|members)",
    r"unlock (?:this|the|full|unlimited)\b|(?:start|begin|try) (?:your|a) (?:free )?(?:trial|subscription)\b",
    # the account and its mails
    r"(?:your|the) (?:notification|subscription|registration|comment|password)s? (?:has|have) been\b",
    r"(?:there was|we had) a problem\b|(?:thanks|thank you) for (?:registering|subscribing|signing|your (?:comment|interest))",
    r"(?:close )?(?:get|receive|manage) (?:e-?mail |breaking |news )*(?:notifications|alerts|updates)\b",
    r"e-?mail notifications\b|whenever .{1,40} posts new\b|we(?: have|['’]ve)? sent (?:you )?an?\b.{0,30}\be-?mail\b",
    r"(?:please )?check your (?:e-?mail|inbox)\b|welcome back\b|why are we asking\b|we look forward to seeing you\b",
    r"by (?:submitting|clicking|creating|registering|signing)\b.{0,60}\b(?:agree|terms|privacy)\b",
    r"(?:visit us and )?(?:sign|log)[ -]?in (?:using|with) your\b|(?:sign|log)[ -]?in using you\b|forgot (?:your )?password\b",
    r"(?:you must|please) (?:be logged|log|sign|register|enter)\b|this material may not be (?:published|broadcast)",
    # cookies and the machine
    r"(?:this|our) (?:site|website|page) uses (?:cookies|javascript)|we(?: and our partners)? use cookies\b",
    r"(?:by (?:continuing|using)|accept)\b.{0,60}\bcookies\b|(?:please )?(?:enable|turn on) javascript\b",
    # sharing, following, newsletters
    r"follow (?:us\b|@|.{1,50}\bon (?:twitter|facebook|instagram|telegram|youtube|x\b|google))",
    r"like us on\b|join (?:us on|our (?:\w+ )?(?:channel|newsletter|group|community|mailing))",
    r"share (?:this|on|via|with)\b|(?:e-?mail|print|tweet) this\b|send https?",
    r"(?:get|receive) (?:our|the|all the|your)\b.{0,60}\b(?:newsletter|inbox|e-?mail|briefing|alerts|app)\b",
    r"(?:our|the|a) (?:free |daily |weekly )*newsletter\b|never miss (?:a|an|our) (?:story|update)",
    r"we (?:wo|do)n?['’]?t spam\b|(?:download|get|open in) (?:the |our )(?:\w+ )?app\b",
    # advertisements and donations
    r"(?:story|article|report) continues (?:below|after)|(?:advertisement|sponsored)\b(?=\W|$).{0,30}$",
    r"support\b.{0,60}\b(?:banner|journalism|our work|us today|from as little)",
    r"(?:please )?(?:donate|make a donation|contribute) (?:now|today|here|to (?:us|our|keep))\b",
    r"(?:become|be) an? (?:member|supporter|subscriber|patron)\b",
    # the foot of the page, and links elsewhere
    r"(?:©|\(c\) |copyright\s*(?:©|\(c\)|\d{4}|by\b|$))|all rights reserved\b|our standards\s*:",
    r"related(?: (?:stor(?:y|ies)|articles?|news|content|topics?|coverage|links?|posts?|videos?))?\s*:",
    r"(?:see|read) also\s*:|also (?:read|see)\s*:|(?:watch|listen)(?: (?:now|more|live|also))?\s*:",
    r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|in this story|more on this(?: story)?)\s*:",
    r"(?:send|email) us (?:your|a|an|tips|photos)\b|do you have (?:a )?(?:story|tip|news)\b",
    r"comments are closed|view comments\b",
    r"(?:leave|post|write|add) a (?:reply|comment)\b|report (?:an error|a (?:typo|mistake|problem))\b",
    r"(?:the )?views expressed (?:in this|here|by the)",
)
"""A short line that begins so is furniture."""

_LONE = re.compile(_any_of(_WHOLE_LINES), re.IGNORECASE)
_STARTS = re.compile(_any_of(_BEGINNINGS), re.IGNORECASE)

_GLUED = re.compile(
    r"(?:support\b[^.!?\n]{0,60}?banner|(?:advertisement|subscribe(?:\snow)?|sign\s?(?:up|in)|log\s?in"
    r"|donate(?:\snow)?|share|tweet|print|e-?mail|menu|home|skip to (?:main )?content|read more))"
    r"(?=(?-i:[A-Z][a-z0-9]|[A-Z]{2,}\s))",
    re.IGNORECASE,
)
"""A banner whose page lost the break before the headline: 'Support the NN bannerRebels Leave Town'."""

_TAIL = re.compile(
    r"(?<=[.!?\"”’)\]:;\w])\s+(?=(?:Read Also|Read More|Read Next|See Also|Related (?:News|Stories|Articles)|"
    r"Never miss a story|Community standards|Follow us on|Sign up (?:for|to) (?:our|the)|"
    r"Subscribe to (?:our|the)|Copyright (?:©|\(c\)|\d{4})|© ?\d{4}|All rights reserved|"
    r"(?:Get|Download) (?:the|our) app)\b|Our Standards ?:|(?:\d{1,5}\s)?(?:Related\s(?=[A-Z\d])|Tags\s(?=\w)))"
)
_MARK = re.compile(
    r"related (?:news|stories)|subscribe|sign up|follow us|copyright|all rights reserved|cookie|privacy"
    r"|newsletter|community standards|comment via|read (?:also|more)|contact us|terms of use",
    re.IGNORECASE,
)
_TAIL_REACH = 3000
"""Characters: the longest foot of a page met glued to a story has some 1,400."""


def is_furniture(line: str) -> bool:
    line = line.strip(" \t\u00a0|•*>»-–—")
    if not line:
        return True
    if len(line.split()) > _MAX_WORDS:
        return False
    bare = line.rstrip(" .!?:…»>→")
    return bool(_LONE.fullmatch(bare) or _STARTS.match(line) or bare.lower().endswith("all rights reserved"))


def glued_furniture(text: str, start: int, end: int) -> int:
    """Where the furniture ends that a line begins with and that runs into the next word; else `start`."""
    position = start
    while match := _GLUED.match(text, position, end):
        position = match.end()
    return position


_COUNTERS = re.compile(
    r"Get short URL(?:\s\d+\b)*(?:\sTopic\s.{3,90}?\(\d+\))?(?:\s\d+\b(?!\s(?:people|civilians|killed|dead|injured|wounded|[a-z])))*\s*"
)


def counters(text: str, start: int, end: int) -> int:
    """The end of 'Get short URL Topic Battle for Mosul (180) 0 54', which a page sets under its date; else `start`."""
    match = _COUNTERS.match(text, start, min(end, start + 200))
    return match.end() if match else start


_TAGS = re.compile(
    r"(?<=[.!?”\"’)\w] )Tags (?=\w)(?:(?:[^.!?\n]{3,110}\.\s)|(?:[\w'’.-]+\s){1,30}?(?=(?:The|A|An|At\sleast|In|On|More\sthan|Dozens|Scores|Hundreds|Several|Some|Two|Three|Four|Five|Six|"
    r"Seven|Eight|Nine|Ten|Nearly|About|Up\sto|It|Following|After)\s[\w'’-]+\s[\w'’-]+))"
)


def inline_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Labels between a summary and its story, where line breaks were lost: '… the ministry said. Tags Syria Aleppo raid At least 20 people …'."""
    for match in _TAGS.finditer(text, start, end):
        yield match.start(), match.end()


def tail_furniture(text: str, start: int, end: int) -> int:
    """Where page furniture begins that a paragraph ends in; `end` if it does not.

    A phrase such as 'Read Also' counts as the last words, or where what follows has more of the kind."""
    for match in _TAIL.finditer(text, max(start, end - _TAIL_REACH), end):
        rest = text[match.end() : end]
        if len(rest.split()) <= 8 or len({mark.lower() for mark in _MARK.findall(rest)}) >= 2:
            return match.end()
    return end
