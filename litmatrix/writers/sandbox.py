"""Jinja, so bounded that what a template calls can change nothing and reach nothing.

A sandbox does not bound the time and memory of a template's loops: `template_limits` does.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from jinja2 import BaseLoader, FileSystemBytecodeCache, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from litmatrix.writers.template_limits import Budget, count, filters

_FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "reverse", "sort", "trim", "upper")
_GLOBALS = frozenset({"range", "dict"})
# Methods of a string that can make it arbitrarily long, or reach into what they are given.
_UNSAFE = frozenset(
    {"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill"}
)
_INTERCEPTED = ("%", "*", "**", "+")
_LAYOUT: Mapping[str, bool] = MappingProxyType(
    {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
)
# LaTeX is full of braces and per cent signs.
_LATEX_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "block_start_string": "((*",
        "block_end_string": "*))",
        "variable_start_string": "(((",
        "variable_end_string": ")))",
        "comment_start_string": "((=",
        "comment_end_string": "=))",
    }
)
_MADE_BY = f"{_INTERCEPTED} {dict(_LAYOUT)} {dict(_LATEX_SIGNS)}"


class Sources(Protocol):
    """The templates there are."""

    sources: Mapping[str, str]
    own: frozenset[str]
    """The names of the user's."""

    def path(self, name: str) -> str:
        """Where a template lies, for people."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, and no operation that makes much from little."""

    intercepted_binops = frozenset(_INTERCEPTED)
    budget = Budget()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers may be reckoned with; texts may only be joined, and that is counted."""
        if operator == "+" and not isinstance(left, int):
            self.budget.spend(len(left) + len(right))
            return super().call_binop(context, operator, left, right)
        if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"{operator} is for whole numbers only")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:
        """No formatting at all: `{:>9999999999}` makes much from little, too."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing that Jinja calls unsafe, nor what makes a text as long as one likes."""
        return attr not in _UNSAFE and super().is_safe_attribute(obj, attr, value)


def environment(templates: Sources, latex: bool) -> Sandbox:
    """What renders these templates; `latex` says whether `((* … *))` stands for Jinja's usual signs."""
    made = Sandbox(
        loader=_FromMemory(templates),
        bytecode_cache=_Compiled(),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        **_LAYOUT,
        **(_LATEX_SIGNS if latex else {}),
    )
    known = {name: made.filters[name] for name in _FILTERS}
    made.filters = known | filters(made, Sandbox.budget)
    made.globals = {name: value for name, value in made.globals.items() if name in _GLOBALS}
    return made


class _FromMemory(BaseLoader):
    """Nothing but the texts that were read beforehand: no path in a template reaches a file."""

    def __init__(self, templates: Sources) -> None:
        self._templates = templates

    def get_source(self, _: Any, template: str) -> tuple[str, str, None]:
        if template not in self._templates.sources:
            raise TemplateNotFound(template)
        return self._templates.sources[template], self._templates.path(template), None

    def load(self, environment: Any, name: str, globals: Any = None) -> Any:  # noqa: A002 - Jinja's name
        """A user's own is counted, and compiled anew each time: no byte code is ever read for a review."""
        if name not in self._templates.own:
            return super().load(environment, name, globals)
        source, path, _ = self.get_source(environment, name)
        tree = count(environment.parse(source, name, path))
        code = environment.compile(tree, name, path)
        return environment.template_class.from_code(environment, code, globals or {})


class _Compiled(FileSystemBytecodeCache):
    """The shipped templates as byte code, where Python keeps that of this module: compiling them takes as long as
    filling them in.
    """

    def __init__(self) -> None:
        kept = Path(__spec__.cached or "")
        super().__init__(str(kept.parent), f"{kept.stem}.%s.jinja")

    def get_source_checksum(self, source: str) -> str:
        """Of the text and of how it is compiled."""
        return sha256(f"{_MADE_BY}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a damaged file may raise anything, and is made anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a folder that is not there, or not ours to write
                super().dump_bytecode(bucket)
