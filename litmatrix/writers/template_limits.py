"""How much a review's own template may do: every turn of a loop, call of a macro and text it prints counts.

Without a clock, so that the same template fails at the same place on every machine. The shipped templates are not
counted, and cost nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateError

from litmatrix.message import Message

LIMIT = 100_000_000
"""Letters, and turns as `TURN` letters each: a matrix of 10 000 studies takes less than a tenth, and all of it
a few seconds."""
TURN = 100
_TOO_MUCH = Message(
    nb="den blir aldri ferdig, eller lager mer tekst enn noe dokument kan ha",
    nn="han blir aldri ferdig, eller lagar meir tekst enn noko dokument kan ha",
    en="it never ends, or makes more text than any document can hold",
)


class TooMuch(TemplateError):  # noqa: N818 - a user's mistake, as in templates
    """A template went on for too long."""

    reason = _TOO_MUCH


class Budget:
    """What is left of the limit while one template is filled in."""

    def __init__(self) -> None:
        self._left = LIMIT

    def renew(self) -> None:
        """Begin with the next template."""
        self._left = LIMIT

    def spend(self, letters: int) -> None:
        """Raises `TooMuch` when nothing is left."""
        self._left -= letters
        if self._left < 0:
            raise TooMuch

    def printed(self, value: Any) -> Any:
        """`value`, counted."""
        allowed = text_or_number(value)
        self.spend(len(str(allowed)))
        return allowed


def text_or_number(value: Any) -> Any:
    """`value` itself. A list would be spelt out however deep it is, so it is refused."""
    if isinstance(value, Undefined):
        return str(value)  # raises with the name that is missing; "" for an `if` without `else`
    if value is not None and not isinstance(value, str | int | float):
        raise SecurityError("only texts and numbers can be printed")
    return value


def filters(environment: Environment, budget: Budget) -> dict[str, Callable[..., Any]]:
    """Those of Jinja's filters that make text, so that they cannot make much of little."""

    def join(value: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        items = [environment.getitem(one, attribute) for one in value] if attribute else list(value)
        budget.spend(len(between) * len(items))
        return between.join(str(text_or_number(one)) for one in items)

    def replace(value: Any, old: str, new: str) -> str:
        text = str(text_or_number(value))
        budget.spend(text.count(old) * len(new))
        return text.replace(old, new)

    def of_text(name: str) -> Callable[..., Any]:
        known = environment.filters[name]
        return lambda value: known(text_or_number(value))

    made: dict[str, Callable[..., Any]] = {"join": join, "replace": replace}
    return made | {name: of_text(name) for name in ("lower", "trim", "upper")}


def count(tree: nodes.Template) -> nodes.Template:
    """The same template, that spends `environment.budget`."""
    for node in tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)):
        _count_turns(node, node.lineno)
    _count_turns(tree, 1)
    making: list[nodes.Output | nodes.Concat] = [*tree.find_all(nodes.Output), *tree.find_all(nodes.Concat)]
    for made in making:
        made.nodes = [
            one if isinstance(one, nodes.TemplateData) else _call("printed", one, one.lineno) for one in made.nodes
        ]
    return tree


def _count_turns(node: Any, line: int) -> None:
    letters = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
    turn = _call("spend", nodes.Const(TURN + letters, lineno=line), line)
    node.body.insert(0, nodes.ExprStmt(turn, lineno=line))


def _call(name: str, argument: nodes.Expr, line: int) -> nodes.Expr:
    function = nodes.Getattr(nodes.EnvironmentAttribute("budget", lineno=line), name, "load", lineno=line)
    return nodes.Call(function, [argument], [], None, None, lineno=line)
