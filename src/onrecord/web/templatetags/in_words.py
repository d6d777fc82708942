"""The words of wording.py and sentences.py as filters of templates."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from onrecord.web import sentences, wording
from onrecord.web.pages import changes_told, decided_told, refused_told

register = template.Library()

for one in (
    wording.field_words,
    wording.without_options,
    wording.harm_words,
    wording.group_words,
    wording.method_words,
    wording.voice_kind,
    wording.bound,
    wording.range_bounds,
    wording.claim_figure,
    wording.days,
    wording.iso,
    wording.apart,
    wording.place_precision,
    wording.voice,
    wording.outlet,
    wording.device,
    wording.told,
    sentences.sentence,
    decided_told.decided,
    decided_told.about_words,
    decided_told.overruled_words,
    decided_told.rules_words,
    changes_told.change,
    refused_told.examples,
):
    register.filter(one.__name__, one)


@register.filter
def day(value: date | None) -> SafeString:
    """A day that is never broken across lines, also within a sentence."""
    return format_html('<span class="day">{}</span>', wording.iso(value))


@register.filter
def refused(words: str) -> SafeString:
    """A part of an error in the language of the page; in English, and marked so, where nobody has said it in that."""
    told = refused_told.told(words)
    if told is None:
        return format_html('<span lang="en" dir="ltr">{}</span>', words)
    return format_html('<span dir="auto">{}</span>', told)
