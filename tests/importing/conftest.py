"""The tests of importing find what they share beside them, and the wars that the formats are tested with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "formats")]
