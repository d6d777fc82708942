"""What all tests share: the loaded pipeline, since the parser and the gazetteer cost a second or two to load."""

from __future__ import annotations

import pytest
from hypothesis import settings

from onrecord.pipeline import Pipeline

# A machine that is busy is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()
