"""The English names of days and months, in small letters, for whoever must know one when it stands in a text."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


_FEASTS = frozenset(
    ["christmas", "easter", "eid", "ramadan", "fitr", "adha", "diwali", "ashura", "nowruz", "passover"]
)
_DAYS_OF = frozenset(
    [
        "christmas",
        "boxing",
        "'s",
        "’s",
        "years",
        "independence",
        "republic",
        "liberation",
        "victory",
        "labour",
        "labor",
    ]
)


def is_feast(before: list[str], word: str) -> bool:
    """'On Sunday, New Year's Eve, 22 people were killed': a day, and nobody's name."""
    return word in _FEASTS or (word in ("eve", "day") and bool(_DAYS_OF & set(before)))
