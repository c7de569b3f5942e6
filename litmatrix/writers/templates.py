"""Templates: the layout around finished fragments. The only Jinja import.

A template gets text that a writer has already escaped, and plain frozen data: nothing it prints can be
markup from a user's text, and nothing it calls can change or reach anything. A sandbox does not bound the time and
memory of a template's loops: `template_limits` does.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from litmatrix.location import Location
from litmatrix.message import Message

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

Plain = str | int | tuple["Plain", ...] | Mapping[str, "Plain"] | None

_FILTERS = ("default", "first", "join", "last", "length", "lower", "replace", "reverse", "sort", "trim", "upper")
_GLOBALS = frozenset({"range", "dict"})
# Methods of a string that can make it arbitrarily long, or reach into what they are given.
_UNSAFE = frozenset(
    {"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill"}
)
# LaTeX is full of braces and per cent signs.
_LATEX_SIGNS = MappingProxyType(
    {
        "block_start_string": "((*",
        "block_end_string": "*))",
        "variable_start_string": "(((",
        "variable_end_string": ")))",
        "comment_start_string": "((=",
        "comment_end_string": "=))",
    }
)


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
        self._environments: dict[bool, ImmutableSandboxedEnvironment] = {}

    def render(self, name: str, values: Mapping[str, Plain]) -> str:
        """The template filled in. Raises `TemplateFault` for whatever is wrong with it or what it extends."""
        from jinja2 import TemplateError

        latex = ".tex" in name
        if latex not in self._environments:
            self._environments[latex] = _environment(self, latex)
        try:
            environment = self._environments[latex]
            environment.budget.renew()  # type: ignore[attr-defined]
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


def _environment(templates: Templates, latex: bool) -> "ImmutableSandboxedEnvironment":
    from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from litmatrix.writers.template_limits import Budget, count, filters

    class FromMemory(BaseLoader):
        """Nothing but the texts that were read beforehand: no path in a template reaches a file."""

        def get_source(self, _: Any, template: str) -> tuple[str, str, None]:
            if template not in templates.sources:
                raise TemplateNotFound(template)
            return templates.sources[template], templates.path(template), None

        def load(self, environment: Any, name: str, globals: Any = None) -> Any:  # noqa: A002 - Jinja's name
            if name not in templates.own:
                return super().load(environment, name, globals)
            source, path, _ = self.get_source(environment, name)
            tree = count(environment.parse(source, name, path))
            code = environment.compile(tree, name, path)
            return environment.template_class.from_code(environment, code, globals or {})

    class Sandbox(ImmutableSandboxedEnvironment):
        """Jinja's sandbox, and no operation that makes much from little."""

        intercepted_binops = frozenset({"*", "**", "%", "+"})
        budget = Budget()

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "+" and not isinstance(left, int):
                self.budget.spend(len(left) + len(right))
                return super().call_binop(context, operator, left, right)
            if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
                raise SecurityError(f"{operator} is for whole numbers only")
            return super().call_binop(context, operator, left, right)

        def wrap_str_format(self, value: Any) -> None:
            """No formatting at all: `{:>9999999999}` makes much from little, too."""

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return attr not in _UNSAFE and super().is_safe_attribute(obj, attr, value)

    environment = Sandbox(
        loader=FromMemory(),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        **(_LATEX_SIGNS if latex else {}),
    )
    known = {name: environment.filters[name] for name in _FILTERS}
    environment.filters = known | filters(environment, Sandbox.budget)
    environment.globals = {name: value for name, value in environment.globals.items() if name in _GLOBALS}
    return environment
