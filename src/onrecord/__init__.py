"""onrecord: from scattered, contradictory conflict reports to a record in which every number has a source."""

__version__ = "0.1.0"
