"""Pandoc's citeproc: works, citations and a style in, finished text out.

JSON goes in and comes out; the style travels inside it as a data address, so no file is written or read.
"""

import base64
import json
from collections import deque
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any, NamedTuple

from litmatrix.citations.csl_item import Item
from litmatrix.citations.runs import Talk, installed, run
from litmatrix.document import Cite, CiteItem

Node = Any
"""A node of pandoc's document tree: `{"t": "Str", "c": "…"}`."""
Cache = MutableMapping[str, str]
"""Answers by the hash of what was asked. Whoever gives one keeps it; nothing here touches a file."""

_AT_ONCE = 2
_API = [1, 23, 1]


class Rendered(NamedTuple):
    """Finished text as pandoc's inlines."""

    citations: list[list[Node]]
    """One per citation, in the order asked."""
    entries: dict[str, list[Node]]
    """The reference list, sorted, by citation key."""


class Asked(NamedTuple):
    """What one run renders: CSL items, citations of them, and the text of a CSL style."""

    items: Sequence[Item]
    citations: Sequence[Cite]
    style: str


def render(
    items: Sequence[Item], citations: Sequence[Cite], style: str, locale: str, cache: Cache | None = None
) -> Rendered:
    """Citations and reference list of `items` in one run of pandoc.

    `style` is the text of a CSL style, `locale` such as nb-NO. Every item gets its place in the list, cited or
    not; every key in `citations` must be among the items. A locator comes with its word in the language of
    `locale` ("s. 12"), or without one to be printed as it is. Raises `StyleFailure`.
    """
    return _answered(Asked(items, citations, style), locale, cache, run)


def render_many(asked: Sequence[Asked], locale: str, cache: Cache | None = None) -> list[Rendered]:
    """Each of the `asked` by itself, as `render` does it: two at a time, the first one first. Styles must not
    link to others. Raises `StyleFailure`."""
    from concurrent.futures import ThreadPoolExecutor

    rendered: dict[int, Rendered] = {}
    left = deque(enumerate(asked))
    talks = [Talk() for _ in range(_AT_ONCE)]

    def answer_some(talk: Talk) -> None:
        with talk:
            for number, one in _taken(left):
                rendered[number] = _answered(one, locale, cache, talk.ask)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for done in [pool.submit(answer_some, talk) for talk in talks]:
                done.result()
        except BaseException:  # the user's Ctrl-C as well: nobody waits for the rest
            left.clear()
            for talk in talks:
                talk.end()
            raise
    return [rendered[number] for number in range(len(asked))]


def _taken(left: deque[tuple[int, Asked]]) -> Iterator[tuple[int, Asked]]:
    """What is left, each given to one of those who ask."""
    with suppress(IndexError):
        while True:
            taken = left.popleft()
            yield taken


def _answered(asked: Asked, locale: str, cache: Cache | None, ask: Callable[[str], str]) -> Rendered:
    question = json.dumps(_document(asked, locale), ensure_ascii=False)
    if cache is None:
        return _rendered(json.loads(ask(question))["blocks"], len(asked.citations))
    key = sha256(f"{installed()} {question}".encode()).hexdigest()
    known = cache.get(key)
    remembered = _remembered(known, len(asked.citations)) if known else None
    if known and remembered:
        cache[key] = known
        return remembered
    blocks = json.loads(ask(question))["blocks"]
    cache[key] = json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))
    return _rendered(blocks, len(asked.citations))


def _remembered(text: str, count: int) -> Rendered | None:
    """An answer from the cache; None for one that is damaged, or that another version wrote otherwise."""
    try:
        rendered = _rendered(json.loads(text), count)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return rendered if len(rendered.citations) == count else None


def _document(asked: Asked, locale: str) -> Node:
    address = "data:application/xml;base64," + base64.b64encode(asked.style.encode()).decode()
    everything = [_cite([_citation(CiteItem("*"), "NormalCitation", 0)])]
    meta = {
        "csl": _meta(address),
        "lang": _meta(locale),
        "references": _meta(list(asked.items)),
        "nocite": {"t": "MetaInlines", "c": everything},
    }
    blocks = [
        {"t": "Para", "c": [_cite(_citations(cite, number))]} for number, cite in enumerate(asked.citations, 1)
    ]
    return {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}


def _meta(value: Any) -> Node:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {name: _meta(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(inner) for inner in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return {"t": "MetaString", "c": str(value)}


def _cite(citations: list[Node]) -> Node:
    return {"t": "Cite", "c": [citations, []]}


def _citations(cite: Cite, number: int) -> list[Node]:
    first, *rest = cite.items
    mode = "AuthorInText" if cite.narrative else "NormalCitation"
    return [_citation(first, mode, number), *(_citation(item, "NormalCitation", number) for item in rest)]


def _citation(item: CiteItem, mode: str, number: int) -> Node:
    return {
        "citationId": item.key,
        "citationPrefix": words(item.prefix),
        "citationSuffix": _suffix(item),
        "citationMode": {"t": "SuppressAuthor" if item.suppress_author else mode},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _suffix(item: CiteItem) -> list[Node]:
    """Braces keep pandoc from guessing where the locator ends."""
    return words((f", {{{item.locator}}}" if item.locator else "") + item.suffix)


def words(text: str) -> list[Node]:
    """Plain text as pandoc's words and spaces."""
    nodes: list[Node] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def _rendered(blocks: list[Node], count: int) -> Rendered:
    citations = [block["c"][0]["c"][1] for block in blocks[:count]]
    entries: dict[str, list[Node]] = {}
    for division in blocks[count:]:
        for entry in division["c"][1]:
            (identifier, *_), content = entry["c"]
            entries[identifier.removeprefix("ref-")] = content[0]["c"] if content else []
    return Rendered(citations, entries)
