"""onrecord: from scattered, contradictory conflict reports to a record in which every number has a source."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

API = ("claims", "export", "incidents", "read", "record", "situation")
"""What `import onrecord` gives a notebook; all of it is in onrecord.api, loaded when it is first used."""


class CallableModule(ModuleType):
    """A module that can be called: `onrecord.read(…)` and `onrecord.incidents(…)` have the names of modules of the house."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return getattr(import_module("onrecord.api"), self.__name__.rpartition(".")[2])(*args, **kwargs)


def make_callable(name: str) -> None:
    """Called by the modules whose name is also a name of the API."""
    sys.modules[name].__class__ = CallableModule


def __getattr__(name: str) -> Any:
    if name not in API:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    if name in ("incidents", "read"):
        return import_module(f"onrecord.{name}")
    return getattr(import_module("onrecord.api"), name)


def __dir__() -> list[str]:
    return sorted([*API, "__version__"])
