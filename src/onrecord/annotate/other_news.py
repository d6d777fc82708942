"""Which long reports are of other news altogether: sport, markets, a town council. None of their sentences is parsed.

Comes in: a report. Goes out: whether it holds no word of war, violence, flight, custody or hardship at all. In such a report "talks", "control" and
"water" speak of other things: what rules make of them is wrong nearly each time (docs/accuracy.md, *Other news*).
"""

from __future__ import annotations

import re

from onrecord.annotate.prefilter import STORY
from onrecord.records import Report
from onrecord.scanning import by_first_letter, lowered

SHORTEST = 900
"""Characters below which nothing is told of a report by what it lacks: one sentence on a pumping station may be all that a bulletin says."""

# Stems and words in small letters. Wide again: one of them is enough for all sentences of the report to be looked at.
_STEMS = (
    r"kill|dead(?:ly|liest)?\b|death|died|dies\b|dying|fatal|slain|slew\b|slaughter|massacr|murder|execut(?:ed|ion|ing)|behead|assassin|corpse|bodies|casualt|wound|injur|maim|"
    r"martyr|perish|hospitali[sz]ed|lost (?:their|his|her) li[fv]es?|stabb|suicide|suffocat|poison|burn(?:ed|t) (?:alive|to death)|strangl|gunned|tortur|lynch|rape[ds]?\b|raping|"
    r"shell(?:s|ed|ing|fire)?\b|bomb|blast|explo[ds]|detonat|rocket|missile|mortar|artillery|air ?strike|air raid|raids?\b|air force|warplane|fighter|gunm[ae]n|gunfire|sniper|"
    r"shot (?:dead|at|and|in|by|down)|shoot|opened fire|under fire|firing|attack|clash|fighting|fought|offensive|assault|ambush|chlorine|sarin|chemical|drone|grenade|landmine|"
    r"mines\b|mined\b|troops|soldier|army|armies|armed|militar|militia|militant|rebel|insurg|guerril|jihad|terror|combat|gangs?\b|police|security forces|forces\b|regime|separatist|"
    r"peacekeep|war\b|wars\b|warring|wartime|warlord|conflict|violence|unrest|coups?\b|junta|curfew|checkpoint|crackdown|cease-?fire|truce|"
    r"peace (?:talk|deal|agree|accord|process|plan|negot|confer)|hostilit|siege|besieg|displac|refugee|evacu|idps?\b|fled\b|flee|uproot|humanitarian|migrant|asylum|abduct|kidnap|"
    r"hostage|arrest|detain|detention|prison|jail|captive|captured|recaptur|disappeared|rescu|drown|missing|trapped|strand|blockade|front ?lines?\b|occupation|occupied|seized?\b|"
    r"genocide|airdrop|airlift|convoy|red cr(?:oss|escent)|unhcr|unicef|ocha\b|wfp\b|msf\b|human rights|surrender|border guard|exodus|homeless|famine|starv|blackout|outage|"
    r"power cut|food aid|aid (?:convoy|agenc|work|group)|relief suppl|liberated"
)
VIOLENCE = re.compile(rf"\b(?:{by_first_letter(_STEMS)})")


def is_other_news(report: Report) -> bool:
    """Whether nothing in a report of some length speaks of violence or what it does to people."""
    low = lowered(report.text)
    if not report.blocks:
        return len(low) >= SHORTEST and VIOLENCE.search(low) is None
    told = [block for block in report.blocks if block.kind in STORY]
    long = sum(block.end - block.start for block in told) >= SHORTEST
    return long and not any(VIOLENCE.search(low, block.start, block.end) for block in told)
