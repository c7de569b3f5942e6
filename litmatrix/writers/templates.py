"""Templates: the layout around finished fragments.

A template gets text that a writer has already escaped, and plain frozen data: nothing it prints can be
markup from a user's text.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from litmatrix.location import Location
from litmatrix.message import Message

if TYPE_CHECKING:
    from litmatrix.writers.sandbox import Sandbox

Plain = str | int | tuple["Plain", ...] | Mapping[str, "Plain"] | None


class TemplateFault(Exception):  # noqa: N818 - a user's mistake, shown as a diagnostic
    """A template cannot be used: where, and why, mostly in Jinja's words."""

    def __init__(self, location: Location, reason: str | Message) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class Templates:
    """A review's templates: its own by their names, the shipped ones also as `default/NAME`.

    A name with `.tex` in it uses `((* … *))` and `((( … )))` instead of Jinja's usual signs.
    """

    def __init__(self, own: Mapping[str, str], default: Mapping[str, str]) -> None:
        shipped = {f"default/{name}": text for name, text in default.items()}
        self.sources: Mapping[str, str] = MappingProxyType({**default, **shipped, **own})
        self.own = frozenset(own)
        self._environments: dict[bool, Sandbox] = {}

    def render(self, name: str, values: Mapping[str, Plain]) -> str:
        """The template filled in. Raises `TemplateFault` for whatever is wrong with it or what it extends."""
        from jinja2 import TemplateError

        try:
            environment = self._environment(name)
            environment.budget.renew()
            return environment.get_template(name).render(values)
        except (
            TemplateError,
            ArithmeticError,
            LookupError,
            MemoryError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:
            raise TemplateFault(self._location(error, name), _reason(error)) from error

    def _environment(self, name: str) -> "Sandbox":
        latex = ".tex" in name
        if latex not in self._environments:
            from litmatrix.writers.sandbox import environment

            self._environments[latex] = environment(self, latex)
        return self._environments[latex]

    def path(self, name: str) -> str:
        """Where a template lies, for people."""
        return f"templates/{name}" if name in self.own else f"litmatrix/templates/{name.removeprefix('default/')}"

    def _location(self, error: BaseException, name: str) -> Location:
        """The innermost template line: Jinja puts its templates' names and lines into the traceback."""
        paths = {self.path(known) for known in self.sources}
        line = getattr(error, "lineno", None)
        if line:  # a syntax error
            return Location(self.path(getattr(error, "name", None) or name), line)
        where = Location(self.path(name))
        step = error.__traceback__
        while step is not None:
            if step.tb_frame.f_code.co_filename in paths:
                where = Location(step.tb_frame.f_code.co_filename, step.tb_lineno)
            step = step.tb_next
        return where


def _reason(error: BaseException) -> str | Message:
    from jinja2 import TemplateNotFound

    from litmatrix.writers.template_limits import TooMuch

    if isinstance(error, TooMuch):
        return error.reason
    if isinstance(error, TemplateNotFound):
        return Message(
            nb=f"den viser til «{error.name}», som ikke finnes",
            nn=f"han viser til «{error.name}», som ikkje finst",
            en=f"it refers to “{error.name}”, which is not there",
        )
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
