"""The words of wording.py and sentences.py as filters of templates."""

from __future__ import annotations

from django import template

from onrecord.web import sentences, wording
from onrecord.web.pages import decided_told

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
):
    register.filter(one.__name__, one)
