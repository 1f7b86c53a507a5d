"""Functions that run in another process: whoever only passes them on need not load what they need."""

import importlib
from typing import Any

from msgspec import Struct


class Elsewhere(Struct, frozen=True):
    """A function by its name; its module is loaded by the process that calls it."""

    module: str
    name: str

    def __call__(self, *arguments: Any) -> Any:
        return getattr(importlib.import_module(self.module), self.name)(*arguments)


def module_of(function: Any) -> str:
    """The module that a function needs, wherever it is called."""
    module: str = function.module if isinstance(function, Elsewhere) else function.__module__
    return module
