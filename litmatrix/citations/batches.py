"""Many works rendered in parts, with exactly the text that one run of plain citeproc gives.

Plain citeproc is quadratic: 1 000 works take ten seconds or more. But works are only told apart (2020a and
2020b, initials, one more name) from works that can look the same in the text, and those share the family name
of the first author, or the title where there is no author. So works are grouped by that name, groups are
rendered by themselves, and the list is put together in the order that pandoc itself gives for all of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from litmatrix.citations.csl_item import Item
from litmatrix.citations.pandoc import Cache, Node, Rendered, render, words
from litmatrix.citations.style import StyleFacts, style_facts
from litmatrix.document import Cite, CiteItem

ENOUGH = 400
"""From here on parts are faster than one run."""
_PER_BATCH = 150
_ALONE_PER_BATCH = 400
_AT_ONCE = 2
_FIRST_NAMES = (
    "composer",
    "author",
    "illustrator",
    "director",
    "editor",
    "editorial-director",
    "collection-editor",
)
_BY_TITLE = frozenset({"bill", "legal_case", "legislation", "treaty"})


class _Batch(NamedTuple):
    items: list[Item]
    style: str


def render_all(
    items: Sequence[Item], citations: Sequence[Cite], style: str, locale: str, cache: Cache | None = None
) -> Rendered:
    """The same as `pandoc.render`, in near-linear time where the style allows it. Raises `StyleFailure`."""
    facts = style_facts(style)
    if len(items) < ENOUGH or not facts.separable:
        return render(items, citations, style, locale, cache)
    group = groups(items, citations)
    order, ranks = _orders(render(items, _across(citations, group), facts.order, locale, cache))
    pieces = [_cut(cite, group, ranks) for cite in citations]
    batches = _batches(items, group, style, facts)
    home = {item["id"]: number for number, batch in enumerate(batches) for item in batch.items}
    asked: list[list[Cite]] = [[] for _ in batches]
    for piece in (piece for cut in pieces for piece in cut):
        asked[home[piece.items[0].key]].append(piece)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        runs = [
            pool.submit(render, batch.items, cites, batch.style, locale, cache)
            for batch, cites in zip(batches, asked, strict=True)
        ]
        done = [run.result() for run in runs]
    answers = [iter(part.citations) for part in done]
    found = [[next(answers[home[piece.items[0].key]]) for piece in cut] for cut in pieces]
    entries = {key: done[home[key]].entries[key] for key in order}
    return Rendered([joined(texts, facts) for texts in found], entries)


def groups(items: Sequence[Item], citations: Sequence[Cite]) -> dict[str, str]:
    """The group of each work: works in different groups have no influence on each other's text.

    Two kinds of citation cannot be put together from outside and make one group of their works: a narrative one
    of several works, and one with words of the author's own that names somebody twice.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def unite(names: Iterable[str]) -> None:
        roots = sorted({root(name) for name in names})
        for other in roots[1:]:
            parent[other] = roots[0]

    names = {item["id"]: look_alike_names(item) for item in items}
    for alike in names.values():
        unite(alike)
    for cite in citations:
        if len(cite.items) > 1 and (cite.narrative or _names_somebody_twice(cite, names)):
            unite(name for item in cite.items for name in names[item.key])
    return {key: root(alike[0]) for key, alike in names.items()}


def _names_somebody_twice(cite: Cite, names: Mapping[str, list[str]]) -> bool:
    own_words = any(item.prefix or item.suffix for item in cite.items)
    return own_words and len({names[item.key][0] for item in cite.items}) < len(cite.items)


def look_alike_names(item: Item) -> list[str]:
    """What another work must share to be mistaken for this one: first family name, or title without names."""
    first = next((item[role][0] for role in _FIRST_NAMES if item.get(role)), None)
    title = item.get("title-short") or item.get("title") or item.get("genre") or ""
    names = [_bare(first.get("family") or first.get("literal") or "")] if first else []
    if not first or item["type"] in _BY_TITLE:
        names.append(_bare(title))
    return names


def _bare(name: str) -> str:
    """A name without particles, case and spaces: `van der Meer` could be told from another `Meer` by initials."""
    words = name.replace("’", "'").split()
    while len(words) > 1 and words[0][0].islower():
        words.pop(0)
    last = " ".join(words)
    return (last.split("'", 1)[1] if last[:1].islower() and "'" in last else last).casefold()


def _batches(items: Sequence[Item], group: Mapping[str, str], style: str, facts: StyleFacts) -> list[_Batch]:
    """Works that stand alone, and groups; which batch a group falls in depends on its name only, so that a new
    work changes one batch and the rest comes from the cache."""
    sizes = Counter(group.values())
    alone = [item for item in items if sizes[group[item["id"]]] == 1]
    grouped = [item for item in items if sizes[group[item["id"]]] > 1]
    parts = [*_spread(alone, group, _ALONE_PER_BATCH, facts.alone), *_spread(grouped, group, _PER_BATCH, style)]
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


def _cut(cite: Cite, group: Mapping[str, str], ranks: Mapping[str, int]) -> list[Cite]:
    """The citation in the order of the style, cut where one group of works ends and another begins.

    Works next to words of the author's own keep their places, as in citeproc. Inside a piece the works stand as
    the author wrote them: the style sorts them itself, and leaves works alike in that order.
    """
    if len({group[item.key] for item in cite.items}) == 1:
        return [cite]
    ordered: list[tuple[int, CiteItem]] = []
    for own_words, stretch in groupby(
        enumerate(cite.items), key=lambda pair: bool(pair[1].prefix or pair[1].suffix)
    ):
        works = list(stretch)
        ordered += works if own_words else sorted(works, key=lambda pair: ranks[pair[1].key])
    runs = groupby(ordered, key=lambda pair: group[pair[1].key])
    return [cite._replace(items=tuple(item for _, item in sorted(run))) for _, run in runs]


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
