"""What short citations call an author whose family name alone will not do, and works that are called by their own.

Two first authors of one family name get initials, in every citation (Publication manual, 7th ed., §8.20); laws,
NOU and papers of the Storting are named as `rules/laws.py` and `rules/parliament.py` say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from litmatrix.citations.marks import UNDATED_IN_TEXT, without_marks
from litmatrix.citations.names import with_initials
from litmatrix.languages import Language
from litmatrix.model import Name, Reference

INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+(?<= )")
"""Initials before a family name."""
_NEVER_OFFICIAL = frozenset({"article", "inproceedings", "incollection", "thesis", "phdthesis", "mastersthesis"})
_OFFICIAL = re.compile(
    r"\b(?:LOV|FOR)-\d{4}|\bNOU\b|\b(?:Meld|Prop|Innst|Dok|Dokument|prp)\b|\bSt\. ?(?:meld|prp)\b"
)
_FIELDS = ("type", "series", "number", "edition", "version", "title", "shortauthor")


def first_authors(references: Mapping[str, Reference]) -> dict[str, str]:
    """What first authors are called who share their family name: with initials, or else all given names."""
    families: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for key, reference in references.items():
        names = reference.authors or reference.editors
        if names and names[0].given and not names[0].group:
            families[names[0].family].append((key, names[0]))
    called: dict[str, str] = {}
    for works in families.values():
        if len(works) > 1:
            called |= _told_apart(works)
    return called


def _told_apart(works: list[tuple[str, Name]]) -> dict[str, str]:
    """The first authors of works, all of one family name, where they are several people."""
    forms = {name: with_initials(name) for name in {name for _, name in works}}
    if len(forms) == 1:
        return {}
    counts = Counter(forms.values())
    return {key: forms[name] if counts[forms[name]] == 1 else f"{name.given} {name.family}" for key, name in works}


def official_name(reference: Reference, words: Language) -> tuple[str, str] | None:
    """What a law, an NOU or a paper of the Storting is called, and its year or ""; None for any other work."""
    fields = reference.fields
    if reference.type in _NEVER_OFFICIAL or not (
        reference.type == "legislation"
        or _OFFICIAL.search(" ".join(fields.get(name, "")[:60] for name in _FIELDS))
    ):
        return None
    from litmatrix.citations.csl_item import csl_item
    from litmatrix.citations.rules import laws, parliament
    from litmatrix.citations.work import Work

    before = csl_item(reference)
    item = parliament.prepare(Work(laws.prepare(Work(before, reference, words)), reference, words))
    if item == before:
        return None
    written = item["author"][0]["literal"]
    name = without_marks(written)
    year = "" if UNDATED_IN_TEXT in written else str(item["issued"]["date-parts"][0][0])
    return name, year
