"""The commands of biblatex and natbib that cite, read off the source of a thesis."""

import re
from typing import NamedTuple

from litmatrix.key_citation import COMMANDS, SEVERAL, KeyedWorks, keys_in, spelt

_OPTION = r"\[(?:[^\[\]{}]|\{[^{}]{0,200}\}){0,300}\]"
_GROUP = re.compile(
    rf"\s{{0,20}}(?P<first>{_OPTION})?\s{{0,20}}(?P<second>{_OPTION})?\s{{0,20}}\{{(?P<keys>[^{{}}]{{0,2000}})\}}"
)
_AROUND_ALL = re.compile(r"(?:\s{0,20}\([^()\n]{0,200}\)){0,2}")
_BIBLIOGRAPHY = re.compile(
    rf"^(?:[^%\n]|(?<=\\)%){{0,400}}?\\(?:addbibresource|bibliography)\s{{0,5}}(?:{_OPTION})?\{{(?P<names>[^{{}}\n]{{1,400}})\}}",
    re.MULTILINE,
)
_MOST = 20
_PLAIN = (
    (re.compile(r"\\(?:pno|pnos)\b"), "s."),
    (re.compile(r"\\ppno\b"), "s."),
    (re.compile(r"\\[,;: ]|~"), " "),
    (re.compile(r"-{2,3}"), "–"),
    (re.compile(r"\\(?=[&%$#_])"), ""),
    (re.compile(r"\\[A-Za-z]{1,40}\*?"), ""),
    (re.compile(r"[{}\[\]\\]"), ""),
    (re.compile(r"\s{2,}"), " "),
)


class Cited(NamedTuple):
    """A citation by key, as it stands in a paragraph, and where it ends in the source."""

    text: str
    end: int


def bibliographies_named(text: str) -> tuple[str, ...]:
    """The `.bib` files that a LaTeX source names, as it names them, with their ending."""
    names = (name.strip() for match in _BIBLIOGRAPHY.finditer(text) for name in match["names"].split(","))
    return tuple(dict.fromkeys(name if name.endswith(".bib") else f"{name}.bib" for name in names if name))


def citation_at(text: str, command: str, at: int) -> Cited | None:
    """The citation whose command ends at an offset of the source; None where its arguments cannot be read."""
    several = command in SEVERAL
    if several:
        around = _AROUND_ALL.match(text, at)
        at = around.end() if around else at
    items: list[KeyedWorks] = []
    while len(items) < (_MOST if several else 1):
        group = _GROUP.match(text, at)
        if group is None:
            break
        first, second = (_plain(group[name] or "") for name in ("first", "second"))
        # One option stands behind the work, two before and behind it.
        before, after = (first, second) if group["second"] is not None else ("", first)
        items.append(KeyedWorks(before, after, keys_in(_plain(group["keys"]))))
        at = group.end()
    return Cited(spelt(COMMANDS[command], items), at) if items else None


def _plain(option: str) -> str:
    """The words of an argument, without commands."""
    for pattern, words in _PLAIN:
        option = pattern.sub(words, option)
    return option.strip()
