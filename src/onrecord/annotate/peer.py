"""spaCy's own full pipeline, with names and all, as a measure of speed: on the same machine, in the same run."""

from __future__ import annotations

from typing import Any

from onrecord.annotate import model


class Peer:
    """The whole English pipeline that onrecord takes its parser from; `read` runs all of it over one text."""

    def __init__(self) -> None:
        self._nlp: Any = model().load()
        meta = self._nlp.meta
        self.name = f"spaCy, {meta['name']} {meta['version']}, all components"
        self.published: float | None = meta.get("performance", {}).get("speed")
        """Words a second that its makers measured on their machine, as the package says."""

    def read(self, text: str) -> None:
        self._nlp(text)
