"""A citation as it should be written, as far as that is certain."""

import re
from collections.abc import Sequence

from litmatrix.audit.citation import Citation, CitedWork
from litmatrix.audit.conventions import Convention
from litmatrix.audit.identity import Identity
from litmatrix.audit.years import base_year
from litmatrix.languages import language

_TWO_A = re.compile("aa", re.IGNORECASE)
_MANY = 3
"""So many authors, and more, are shortened to the first with et al."""


def corrected(citation: Citation, identity: Identity, convention: Convention) -> str:
    """The whole citation in its right form; what is not certain stands as the author wrote it."""
    if citation.kind in {"report", "personal"}:
        return citation.text
    if citation.kind == "table":
        return (
            " ".join(_names(citation.works[0], identity, convention, narrative=False))
            + f", {citation.works[0].year_text}"
        )
    narrative = not citation.text.startswith("(") and citation.missing != "("
    if citation.kind == "parliamentary" and narrative:
        return citation.works[0].canonical or citation.text
    if citation.kind == "law" and narrative:
        return _law(citation, convention)
    if narrative:
        return _narrative(citation, identity, convention)
    return f"({_cluster(citation.works, identity, convention)})"


def is_in_right_order(works: Sequence[CitedWork], identity: Identity, convention: Convention) -> bool:
    """Whether a cluster is sorted. "Aa" may stand as å, as Norwegian names do, or as two letters."""
    return any(
        in_right_order(works, identity, convention, as_one_letter) == list(works)
        for as_one_letter in (True, False)
    )


def in_right_order(
    works: Sequence[CitedWork], identity: Identity, convention: Convention, aa_is_one_letter: bool = True
) -> list[CitedWork]:
    """The works of a cluster as they should follow each other: by name, then by year.

    A cluster with a secondary citation, or with words before a later work, keeps its order.
    """
    if any(work.secondary or (work.prefix and work is not works[0]) for work in works):
        return list(works)

    def key(work: CitedWork) -> tuple[tuple[str, str], str]:
        return alphabetical(_sort_text(work, identity), convention, aa_is_one_letter), work.year_text

    return sorted(works, key=key)


def alphabetical(names: str, convention: Convention, aa_is_one_letter: bool) -> tuple[str, str]:
    """What names sort by in the language of the text."""
    apart = names if aa_is_one_letter else _TWO_A.sub("a\u00ada", names)
    return language(convention.language).sort_key(apart)


def _sort_text(work: CitedWork, identity: Identity) -> str:
    return " ".join(identity.names(work)) + (" zz" if work.et_al else "")


def work_text(work: CitedWork, identity: Identity, convention: Convention, narrative: bool = False) -> str:
    """One work without the parentheses: "Djuve et al., 2017, s. 6"."""
    return ", ".join(_parts(work, identity, convention, narrative))


def _parts(work: CitedWork, identity: Identity, convention: Convention, narrative: bool) -> list[str]:
    parts = [_authors(work, identity, convention, narrative)]
    if work.genre == "document":
        parts = [work.canonical or f"{work.first_author} ({work.year_text})"]
    elif work.year is not None:
        parts.append(work.year_text)
    if work.locator:
        parts.append(convention.locator(work.locator))
    if work.suffix:
        parts.append(work.suffix.text)
    return parts


def _authors(work: CitedWork, identity: Identity, convention: Convention, narrative: bool) -> str:
    return " ".join(_names(work, identity, convention, narrative))


def _names(work: CitedWork, identity: Identity, convention: Convention, narrative: bool) -> list[str]:
    verdict = identity.verdict(work)
    names = list(identity.names(work))
    resolved = verdict.relation == "et-al-for-two" or (verdict.relation == "spelling" and len(names) == 2)
    if (work.et_al and not resolved) or len(names) >= _MANY:
        return [names[0], "et al."]
    joint = convention.and_word if narrative else "&"
    return [f" {joint} ".join(names)]


def _cluster(works: Sequence[CitedWork], identity: Identity, convention: Convention) -> str:
    ordered = in_right_order(works, identity, convention)
    text, before = "", None
    for work in ordered:
        alone = before is not None and not work.secondary and _same_authors(before, work, identity)
        if before is None:
            text = work_text(work, identity, convention)
        elif work.secondary:
            text += f", {convention.secondary} {work_text(work, identity, convention)}"
        elif alone:
            text += ", " + ", ".join(_parts(work, identity, convention, narrative=False)[1:])
        else:
            text += f"; {_prefixed(work)}{work_text(work, identity, convention)}"
        before = work
    prefix = next((work.prefix.text for work in works if work.prefix), "")
    return f"{prefix} {text}" if prefix and works[0].prefix else text


def _prefixed(work: CitedWork) -> str:
    return f"{work.prefix.text} " if work.prefix else ""


def _same_authors(one: CitedWork, other: CitedWork, identity: Identity) -> bool:
    """Whether only the year of the second is written: (Wassmo, 2003, 2006)."""
    if one.genre != "work" or other.genre != "work" or one.locator or (one.et_al is None) != (other.et_al is None):
        return False
    return identity.names(one) == identity.names(other) and base_year(one.year_text) != ""


def _narrative(citation: Citation, identity: Identity, convention: Convention) -> str:
    first, *rest = citation.works
    inside = ", ".join(_parts(first, identity, convention, narrative=True)[1:])
    for work in rest:
        if work.continues:
            inside += ", " + ", ".join(_parts(work, identity, convention, narrative=True)[1:])
        elif work.secondary:
            inside += f", {convention.secondary} {work_text(work, identity, convention)}"
        else:
            inside += f"; {work_text(work, identity, convention)}"
    return f"{_authors(first, identity, convention, narrative=True)} ({inside})"


def _law(citation: Citation, convention: Convention) -> str:
    """A law in running text: "integreringsloven (2020, § 14)"; without the year there is nothing to put right."""
    work = citation.works[0]
    if work.year is None:
        return citation.text
    locator = f", {convention.locator(work.locator)}" if work.locator else ""
    return f"{work.first_author} ({work.year_text}{locator})"
