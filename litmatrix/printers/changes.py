"""Changes in the evidence as text, Markdown, a page to print, or JSON."""

import html
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from litmatrix.changes import Change
from litmatrix.changes.sentences import owner, sentence
from litmatrix.diagnostic import Locate
from litmatrix.languages import Language
from litmatrix.location import Location
from litmatrix.message import Message
from litmatrix.printers.visible import json_text, lines_of, visible

_TITLE = Message(nb="Endret siden {since}", nn="Endra sidan {since}", en="Changed since {since}")
_NOTHING = Message(
    nb="Ingenting i belegget er endret siden {since}.",
    nn="Ingenting i belegget er endra sidan {since}.",
    en="Nothing in the evidence has changed since {since}.",
)
_NAMED = ("study", "question", "finding", "evidence", "rater", "field", "comment")
_STYLE = (
    "body{font:1.05rem/1.5 Charter,'Bitstream Charter',Cambria,serif;max-width:42rem;margin:2rem auto;"
    "padding:0 1rem;color:#14202B;background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;border-bottom:1px solid #7A8894}"
    "small{color:#5A6872}@media(prefers-color-scheme:dark){body{color:#E6EDF3;background:#0F1720}small{color:#A9B6C0}}"
    "@page{size:A4;margin:2cm}"
)

ChangePrinter = Callable[[Sequence[Change], str, Language, Locate], str]
"""Changes, the name of the earlier state, the language, and how places are found."""


def text(found: Sequence[Change], since: str, language: Language, locate: Locate) -> str:  # noqa: ARG001 - one signature
    """For a terminal: a heading per study or finding, a line per change."""
    if not found:
        return lines_of([_NOTHING.render(language.code, {"since": visible(since)})])
    lines = [_TITLE.render(language.code, {"since": visible(since)}), ""]
    for whose, several in _by_owner(found, language):
        lines += [visible(whose), *(f"  {visible(sentence(one, language))}" for one in several), ""]
    return lines_of(lines[:-1])


def markdown(found: Sequence[Change], since: str, language: Language, locate: Locate) -> str:  # noqa: ARG001
    """For a pull request: a list per study or finding. Nothing of the data is markup or a mention."""
    if not found:
        return _NOTHING.render(language.code, {"since": _literal(since)}) + "\n"
    lines = [f"### {_TITLE.render(language.code, {'since': _literal(since)})}", ""]
    for whose, several in _by_owner(found, language):
        lines += [
            f"**{_literal(whose)}**",
            "",
            *(f"- {_literal(sentence(one, language))}" for one in several),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def page(found: Sequence[Change], since: str, language: Language, locate: Locate) -> str:
    """One self-contained page for a meeting."""
    title = html.escape((_TITLE if found else _NOTHING).render(language.code, {"since": since}))
    body = [f"<h1>{title}</h1>"]
    for whose, several in _by_owner(found, language):
        items = "".join(f"<li>{html.escape(sentence(one, language))}{_where(one, locate)}</li>" for one in several)
        body.append(f"<h2>{html.escape(whose)}</h2><ul>{items}</ul>")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language.locale}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>{''.join(body)}</main></body></html>\n"
    )


def as_json(found: Sequence[Change], since: str, language: Language, locate: Locate) -> str:  # noqa: ARG001
    """For programs; the shape is described in docs/format.md."""
    content = {"since": since, "changes": [_object(one, locate) for one in found]}
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


CHANGE_PRINTERS: Mapping[str, ChangePrinter] = MappingProxyType(
    {"text": text, "markdown": markdown, "html": page, "json": as_json}
)


def _by_owner(found: Sequence[Change], language: Language) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each finding or study together, in the order they come."""
    for whose, several in groupby(found, key=lambda one: owner(one, language)):
        yield whose, list(several)


def _literal(words: str) -> str:
    """Text that GitHub shows as it is: no markup, no mention, no issue number, on one line."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+-.!|~@:&" else sign for sign in visible(words))
    return escaped.replace("\\@", "@\u2060")


def _where(one: Change, locate: Locate) -> str:
    place = _location(one, locate)
    return f" <small>{html.escape(f'{place.path}:{place.line}')}</small>" if place else ""


def _location(one: Change, locate: Locate) -> Location | None:
    return locate(one.place) if one.place else None


def _object(one: Change, locate: Locate) -> dict[str, object]:
    place = _location(one, locate)
    content = {name: getattr(one, name) for name in ("kind", *_NAMED, "before", "after", "reason")}
    return {**content, "path": place.path if place else None, "line": place.line if place else None}
