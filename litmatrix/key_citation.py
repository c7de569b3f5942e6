"""Citations by key in a finished text, as the reader of LaTeX leaves them for whoever knows the works.

In a paragraph `\\parencite[jf.][s. 12]{a,b}` reads `\\parenthetical[jf.][s. 12]{a,b}`, and the commands of
biblatex and natbib that print the same are one kind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, cast, get_args

KeyCitationKind = Literal["parenthetical", "narrative", "author", "year"]

_PARENTHETICAL = (
    "parencite Parencite parencites Parencites autocite Autocite autocites Autocites cite Cite cites Cites citep "
    "Citep citealp smartcite smartcites footcite footcitetext footcites supercite fullcite footfullcite"
)
_NARRATIVE = "textcite Textcite textcites Textcites citet Citet citealt citeA"
COMMANDS: Mapping[str, KeyCitationKind] = MappingProxyType(
    {
        **dict.fromkeys(_PARENTHETICAL.split(), "parenthetical"),
        **dict.fromkeys(_NARRATIVE.split(), "narrative"),
        **dict.fromkeys(("citeauthor", "Citeauthor"), "author"),
        **dict.fromkeys(("citeyear", "citeyearpar", "citedate"), "year"),
    }
)
"""Commands that cite, and what they print."""
SEVERAL = frozenset(name for name in COMMANDS if name.endswith("cites"))
"""Those that take one group of arguments after the other."""

_SPELT = re.compile(
    rf"\\(?P<kind>{'|'.join(get_args(KeyCitationKind))})"
    r"(?P<items>(?:\[[^\[\]]{0,300}\]\[[^\[\]]{0,300}\]\{[^{}]{0,2000}\}){1,20})"
)
_ITEM = re.compile(r"\[(?P<before>[^\[\]]*)\]\[(?P<after>[^\[\]]*)\]\{(?P<keys>[^{}]*)\}")


class KeyedWorks(NamedTuple):
    """Works that are cited together, with the words around them."""

    before: str
    after: str
    """As a rule a place: "s. 12", "12–14"."""
    keys: tuple[str, ...]


class KeyCitation(NamedTuple):
    """A citation by key: `text[start:end]` of a paragraph."""

    start: int
    end: int
    kind: KeyCitationKind
    items: tuple[KeyedWorks, ...]


def spelt(kind: KeyCitationKind, items: Sequence[KeyedWorks]) -> str:
    """How such a citation stands in a paragraph until the works are known."""
    return f"\\{kind}" + "".join(f"[{one.before}][{one.after}]{{{','.join(one.keys)}}}" for one in items)


def key_citations(text: str) -> Iterator[KeyCitation]:
    """The citations by key in the text of a paragraph."""
    if "\\" not in text:
        return
    for match in _SPELT.finditer(text):
        items = tuple(
            KeyedWorks(item["before"].strip(), item["after"].strip(), keys_in(item["keys"]))
            for item in _ITEM.finditer(match["items"])
        )
        yield KeyCitation(match.start(), match.end(), cast("KeyCitationKind", match["kind"]), items)


def keys_in(argument: str) -> tuple[str, ...]:
    """The citation keys in the argument of a command."""
    return tuple(key.strip() for key in argument.split(",") if key.strip())
