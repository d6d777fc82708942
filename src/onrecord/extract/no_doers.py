"""Verbs whose subject did none of the harm told with them: those who care for the wounded, and nouns that are read as verbs.

Comes in: a parsed sentence and a verb. Goes out: whether its subject is no doer.
"""

from __future__ import annotations

from onrecord.extract.parse import Parse

_CARES = {"treat", "admit", "operate", "hospitalise", "hospitalize"}
"""'The charity treated 24 people with gunshot wounds': it hurt nobody."""


def done_by_nobody_named(parse: Parse, verb: int) -> bool:
    return parse[verb].lemma in _CARES or _is_a_noun(parse, verb)


def _is_a_noun(parse: Parse, verb: int) -> bool:
    """'The agency left after shelling': a noun, read as something that the agency did."""
    token = parse[verb]
    return (
        token.dep == "pcomp"
        and token.lower in ("shelling", "bombing", "fighting", "shooting", "looting", "killing")
        and parse[token.head].lower in ("after", "amid", "following", "during", "despite", "before")
        and not parse.kids(verb, "dobj", "prep")
    )
