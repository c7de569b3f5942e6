"""Which works can change each other's text: those that could be mistaken for one another.

Works are told apart (2020a and 2020b, initials, one more name) only from works that can look the same in the text,
and those share the family name of the first author, or have no author.
"""

from collections.abc import Iterable, Mapping, Sequence

from litmatrix.citations.csl_item import Item
from litmatrix.document import Cite

_NAMED_BESIDE_AUTHORS = ("author", "composer", "illustrator", "director")
"""Whose names may open a citation of a work that has authors."""
_NAMED = (*_NAMED_BESIDE_AUTHORS, "editor", "editorial-director", "collection-editor")
_TITLES = ("title-short", "title", "genre")
_BY_TITLE = frozenset({"bill", "legal_case", "legislation", "treaty"})


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
    """What another work must share to be mistaken for this one: the first family name, or else a title.

    Whom or what a style names instead of authors is the style's to say, and some name nothing: so works without
    authors are alike in that as well (`""`).
    """
    by_title = not item.get("author") or item["type"] in _BY_TITLE
    roles = [role for role in (_NAMED if by_title else _NAMED_BESIDE_AUTHORS) if item.get(role)]
    names = [_bare(item[role][0].get("family") or item[role][0].get("literal") or "") for role in roles]
    if by_title:
        names += [_bare(item[title]) for title in _TITLES if item.get(title)] + [""]
    return list(dict.fromkeys(names))


def _bare(name: str) -> str:
    """A name without particles, case and spaces: `van der Meer` could be told from another `Meer` by initials."""
    words = name.replace("’", "'").split()
    while len(words) > 1 and words[0][0].islower():
        words.pop(0)
    last = " ".join(words)
    return (last.split("'", 1)[1] if last[:1].islower() and "'" in last else last).casefold()
