"""Feeds that a person named, asked again and again, and what is new in them read into the record (ADR 0021, docs/feeds.md).

Comes in: addresses of feeds. Goes out: reports in the record, and what is known of each feed, in a file beside it. Connections are
fetching/'s, what a feed says read/feeds/'s; when a round begins is the command's.
"""

from onrecord.watching.rounds import FeedTold, Round
from onrecord.watching.state import Known, State, alone, opened

__all__ = ["FeedTold", "Known", "Round", "State", "alone", "opened"]
