"""Many works rendered in parts, with exactly the text that one run of plain citeproc gives.

Plain citeproc is more than quadratic: 1 000 works take ten seconds or more. So works are grouped by what they
could be mistaken for (`look_alikes`), small batches of groups are rendered by themselves, and the list is put
together in the order that pandoc itself gives for all of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from litmatrix.citations.csl_item import Item
from litmatrix.citations.look_alikes import groups
from litmatrix.citations.pandoc import Asked, Cache, Node, Rendered, render, render_many, words
from litmatrix.citations.style import StyleFacts, style_facts
from litmatrix.document import Cite, CiteItem

ENOUGH = 150
"""From here on parts are faster than one run."""
_PER_BATCH = 30
_ALONE_PER_BATCH = 100


class _Batch(NamedTuple):
    items: list[Item]
    style: str


def render_all(
    items: Sequence[Item], citations: Sequence[Cite], style: str, locale: str, cache: Cache | None = None
) -> Rendered:
    """The same as `pandoc.render`, in near-linear time where the style allows it. Raises `StyleFailure`.

    The order of all works is asked for at the same time as their texts. Citations of several groups are cut before
    it is known, as if each group stood together in them; a batch where one does not is asked again.
    """
    facts = style_facts(style)
    if len(items) < ENOUGH or not facts.separable:
        return render(items, citations, facts.whole, locale, cache)
    group = groups(items, citations)
    batches = _batches(items, group, facts)
    home = {item["id"]: number for number, batch in enumerate(batches) for item in batch.items}
    guessed = _questions(batches, home, group, [piece for cite in citations for piece in _cut(cite, group, group)])
    order = Asked(items, _across(citations, group), facts.order)
    numbered, *done = render_many([order, *guessed], locale, cache)
    listed, ranks = _orders(numbered)
    cut = [_cut(cite, group, ranks) for cite in citations]
    wanted = _questions(batches, home, group, [piece for pieces in cut for piece in pieces])
    wrong = [number for number, asked in enumerate(wanted) if asked != guessed[number]]
    for number, right in zip(wrong, render_many([wanted[number] for number in wrong], locale, cache), strict=True):
        done[number] = right
    texts = {
        piece: nodes
        for asked, rendered in zip(wanted, done, strict=True)
        for piece, nodes in zip(asked.citations, rendered.citations, strict=True)
    }
    entries = {key: done[home[key]].entries[key] for key in listed}
    return Rendered([joined([texts[piece] for piece in pieces], facts) for pieces in cut], entries)


def _questions(
    batches: Sequence[_Batch], home: Mapping[str, int], group: Mapping[str, str], pieces: Iterable[Cite]
) -> list[Asked]:
    """What each batch is asked: each piece once, those of one group in the order of the text."""
    asked: list[dict[Cite, None]] = [{} for _ in batches]
    for piece in pieces:
        asked[home[piece.items[0].key]][piece] = None
    return [
        Asked(batch.items, sorted(cites, key=lambda cite: group[cite.items[0].key]), batch.style)
        for batch, cites in zip(batches, asked, strict=True)
    ]


def _batches(items: Sequence[Item], group: Mapping[str, str], facts: StyleFacts) -> list[_Batch]:
    """Works that stand alone, and groups; which batch a group falls in depends on its name only, so that a new
    work changes one batch and the rest comes from the cache."""
    sizes = Counter(group.values())
    alone = [item for item in items if sizes[group[item["id"]]] == 1]
    grouped = [item for item in items if sizes[group[item["id"]]] > 1]
    parts = [
        *_spread(alone, group, _ALONE_PER_BATCH, facts.alone),
        *_spread(grouped, group, _PER_BATCH, facts.whole),
    ]
    return [batch for batch in parts if batch.items]


def _spread(items: list[Item], group: Mapping[str, str], size: int, style: str) -> list[_Batch]:
    count = 1
    while count * size < len(items):
        count *= 2
    batches = [_Batch([], style) for _ in range(count)]
    for item in items:
        number = int.from_bytes(sha256(group[item["id"]].encode()).digest()[:4])
        batches[number % count].items.append(item)
    return batches


def _across(citations: Sequence[Cite], group: Mapping[str, str]) -> list[Cite]:
    """One citation of all works in citations that reach over several groups, and the same works in reverse."""
    wanted = dict.fromkeys(
        item.key for cite in citations if len({group[i.key] for i in cite.items}) > 1 for item in cite.items
    )
    items = tuple(CiteItem(key) for key in wanted)
    return [Cite(items), Cite(items[::-1])] if items else []


def _orders(numbered: Rendered) -> tuple[list[str], dict[str, int]]:
    """The order of the list, and the rank of works inside citations, out of what the style `order` prints.

    Works that change places when they are asked for in reverse are equal for the style and get one rank.
    """
    order = list(numbered.entries)
    straight, reverse = ([order[number] for number in _numbers(nodes)] for nodes in numbered.citations or [[], []])
    place = {key: number for number, key in enumerate(reverse)}
    ranks: dict[str, int] = {}
    for number, key in enumerate(straight):
        before = straight[number - 1] if number else None
        ranks[key] = ranks[before] if before is not None and place[key] < place[before] else number
    return order, ranks


def _numbers(nodes: list[Node]) -> list[int]:
    return [int(node["c"]) - 1 for node in nodes if node["t"] == "Str"]


def _cut(cite: Cite, group: Mapping[str, str], ranks: Mapping[str, int] | Mapping[str, str]) -> list[Cite]:
    """The citation in the order of the style, cut where one group of works ends and another begins.

    Works next to words of the author's own keep their places, as in citeproc. Inside a piece the works stand as
    the author wrote them: the style sorts them itself, and leaves works alike in that order. Where a citation
    stands in the text makes no difference to it, and is left out.
    """
    items = [item._replace(place=None) for item in cite.items]
    if len({group[item.key] for item in items}) == 1:
        return [Cite(tuple(items), cite.narrative)]
    ordered: list[tuple[int, CiteItem]] = []
    for own_words, stretch in groupby(enumerate(items), key=lambda pair: bool(pair[1].prefix or pair[1].suffix)):
        works = list(stretch)
        ordered += works if own_words else sorted(works, key=lambda pair: ranks[pair[1].key])
    runs = groupby(ordered, key=lambda pair: group[pair[1].key])
    return [Cite(tuple(item for _, item in sorted(run)), cite.narrative) for _, run in runs]


def joined(pieces: list[list[Node]], facts: StyleFacts) -> list[Node]:
    """One citation out of several, with the style's signs between them."""
    whole: list[Node] = []
    for number, piece in enumerate(pieces):
        first, last = number == 0, number == len(pieces) - 1
        whole += [] if first else words(facts.delimiter)
        whole += _trimmed(piece, "" if first else facts.prefix, "" if last else facts.suffix)
    return whole


def _trimmed(nodes: list[Node], prefix: str, suffix: str) -> list[Node]:
    """The nodes without the style's opening and closing signs."""
    nodes = list(nodes)
    if prefix and nodes[0]["t"] == "Str":
        nodes[0] = {"t": "Str", "c": nodes[0]["c"].removeprefix(prefix)}
    if suffix and nodes[-1]["t"] == "Str":
        nodes[-1] = {"t": "Str", "c": nodes[-1]["c"].removesuffix(suffix)}
    return nodes
