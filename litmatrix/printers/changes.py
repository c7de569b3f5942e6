"""Changes in the evidence as text, Markdown, a page to print, or JSON."""

import html
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

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
    "small{color:#5A6872}h1+p{font-size:1.1rem;color:#5A6872;margin-top:-.5rem}li{margin:.3rem 0}"
    "h2,li{break-inside:avoid}h2{break-after:avoid}"
    "@media(prefers-color-scheme:dark){body{color:#E6EDF3;background:#0F1720}small,h1+p{color:#A9B6C0}}"
    "@page{size:A4;margin:2cm}"
)


class Note(NamedTuple):
    """What changed, and what is needed to tell it."""

    changes: Sequence[Change]
    since: str
    """What the earlier state is called."""
    language: Language
    locate: Locate
    names: Mapping[str, str] = MappingProxyType({})
    """What readers call studies and findings, by id."""
    title: str = ""
    """The review's, for a page that is shown by itself."""
    revision: str | None = None
    """What git calls the earlier state, for programs; None where it is none of git's."""


ChangePrinter = Callable[[Note], str]


def text(note: Note) -> str:
    """For a terminal: a heading per study or finding, by the name of its file, and a line per change."""
    note = note._replace(names={})
    if not note.changes:
        return lines_of([_NOTHING.render(note.language.code, {"since": visible(note.since)})])
    lines = [_TITLE.render(note.language.code, {"since": visible(note.since)}), ""]
    for whose, several in _by_owner(note):
        lines += [visible(whose), *(f"  {visible(_told(one, note))}" for one in several), ""]
    return lines_of(lines[:-1])


def markdown(note: Note) -> str:
    """For a pull request: a list per study or finding. Nothing of the data is markup or a mention."""
    if not note.changes:
        return _NOTHING.render(note.language.code, {"since": _literal(note.since)}) + "\n"
    lines = [f"### {_TITLE.render(note.language.code, {'since': _literal(note.since)})}", ""]
    for whose, several in _by_owner(note):
        lines += [
            f"**{_literal(whose)}**",
            "",
            *(f"- {_literal(_told(one, note))}" for one in several),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def page(note: Note) -> str:
    """One self-contained page for a meeting."""
    since = html.escape((_TITLE if note.changes else _NOTHING).render(note.language.code, {"since": note.since}))
    named = html.escape(note.title)
    body = [f"<h1>{named}</h1><p>{since}</p>" if named else f"<h1>{since}</h1>"]
    for whose, several in _by_owner(note):
        items = "".join(f"<li>{html.escape(_told(one, note))}{_where(one, note.locate)}</li>" for one in several)
        body.append(f"<h2>{html.escape(whose)}</h2><ul>{items}</ul>")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    title = f"{named}: {since}" if named else since
    return (
        f'<!DOCTYPE html>\n<html lang="{note.language.locale}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>{''.join(body)}</main></body></html>\n"
    )


def as_json(note: Note) -> str:
    """For programs; the shape is described in docs/format.md."""
    content = {
        "since": note.revision or note.since,
        "changes": [_object(one, note.locate) for one in note.changes],
    }
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


CHANGE_PRINTERS: Mapping[str, ChangePrinter] = MappingProxyType(
    {"text": text, "markdown": markdown, "html": page, "json": as_json}
)


def _by_owner(note: Note) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each finding or study together, in the order they come."""
    for whose, several in groupby(note.changes, key=lambda one: owner(one, note.language, note.names)):
        yield whose, list(several)


def _told(one: Change, note: Note) -> str:
    """The sentence, in which a study is called as readers call it."""
    study = note.names.get(one.study or "", one.study)
    return sentence(one._replace(study=study), note.language)


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
