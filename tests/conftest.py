"""What all tests share: the loaded pipeline, since the parser and the gazetteer cost a second or two to load."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()
