"""Which features the trained attribution model looks at: one a line, its parts joined; `low+1` is `low` of the next word."""

from __future__ import annotations

Template = tuple[tuple[str, int], ...]
"""(column, how many words on) of each part."""


def _templates(lines: str) -> tuple[Template, ...]:
    return tuple(tuple(_part(part) for part in line.split()) for line in lines.strip().splitlines())


def _part(text: str) -> tuple[str, int]:
    name = text.rstrip("+-0123456789")
    return name, int(text[len(name) :] or 0)


CUE_TEMPLATES = _templates(
    """
    low
    lem
    tag
    lem dep
    lem tag
    lem kids
    tag kids
    low-1
    low+1
    low-2
    low+2
    low-1 low
    low low+1
    tag-1 tag
    tag tag+1
    tag-1 tag tag+1
    tag-2 tag-1 tag
    tag tag+1 tag+2
    hlem dep
    hlem dep side
    htag dep tag
    hlem low
    quote
    quote lem
    quote-1
    quote+1
    quote tag
    lem subj
    lem comp
    comp tag
    anc
    anc lem
    ancdep lem
    lem low-1
    lem tag+1
    above hlem dep
    length
    first tag
    lem-1 lem+1
    shape
    hkids hlem dep
    lem htag
    near lem
    near dep tag
    lem up
    bare lem
    bare near tag
    """
)

SPAN_TEMPLATES = _templates(
    """
    br
    br clem
    br br-1
    br br+1
    br-1 br br+1
    br low
    br tag
    br low-1
    br low+1
    br tag tag+1
    br tag-1 tag
    path
    path tag
    path clem
    path-1 path
    path path+1
    pos dist
    pos clem
    pos tag
    pos low
    pos quote
    pos quote quote-1
    pos quote quote+1
    quote quote+1 low
    quote-1 low pos
    pos away quote
    pos low-1
    pos low+1
    pos low-1 low
    pos low low+1
    pos tag-1 tag tag+1
    pos dist low
    pos dist tag
    pos commas
    pos commas low
    pos others
    pos others low
    dep tag pos
    hlem dep pos
    ctag cdep br
    cdep pos dist
    edge br
    edge low
    edge edge+1 br
    brlow br
    brlow pos low
    pos last low
    about pos quote
    about br
    kin br
    pos incue
    clem low
    pos low-2 low-1
    pos low+1 low+2
    gap pos br
    away first quote
    away last low
    away sentq pos
    away senthc
    away senthc first
    away last-1 low-1
    away away+1 quote
    away away-1 low
    last low quote
    last low br-1
    brend br low+1
    brstart br low
    brend br tag+1
    bare pos dist
    bare pos dist tag
    bare pos low
    bare pos tag-1 tag
    bare pos low-1 low
    bare br
    bare pos tag tag+1
    bare pos clem
    """
)
