"""What can be said of a paraphrase: that its page is there, and that its numbers and names stand on it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.location import Place
from litmatrix.model import Evidence, Study, gap_in
from litmatrix.page_numbers import page_ranges
from litmatrix.verification.folding import bare, words_of
from litmatrix.verification.numbering import Source, holds
from litmatrix.verification.searchable import Searchable

_NUMBER = re.compile(r"(?<![\w.,])[−-]?\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)*(?!\w)")
_NAME = re.compile(r"(?<![.!?:»”\"] )(?<!^)\b[A-ZÆØÅ][\wæøå]{2,}(?:-\w+)*")
_COUNTING_WORDS: Mapping[str, tuple[str, ...]] = {
    "0": ("null", "ingen", "zero", "none"),
    "1": ("en", "én", "ett", "ein", "éin", "eitt", "one"),
    "2": ("to", "two", "begge", "both"),
    "3": ("tre", "three"),
    "4": ("fire", "four"),
    "5": ("fem", "five"),
    "6": ("seks", "six"),
    "7": ("syv", "sju", "seven"),
    "8": ("åtte", "eight"),
    "9": ("ni", "nine"),
    "10": ("ti", "ten"),
    "11": ("elleve", "eleven"),
    "12": ("tolv", "twelve"),
}


class Paraphrase(NamedTuple):
    """A paraphrase that the full text does not bear out."""

    study: str
    evidence: str
    report: str
    place: Place
    page: str | None
    pages: tuple[str, str] | None = None
    """First and last page of the report, where the page given is not among them."""
    missing: tuple[str, ...] = ()
    """Numbers and names that do not stand on the page."""
    counted_by: Source | None = None


def doubtful(study: Study, name: str, item: Evidence, texts: Mapping[str, Searchable]) -> Paraphrase | None:
    """What is doubtful about the place of an item, or about the words of its paraphrase; None for nothing."""
    key = item.report or study.report_keys[0]
    text = texts.get(key)
    if text is None or not text.has_text:
        return None
    source = text.numbering.source if text.numbering else None
    plain = Paraphrase(study.id, name, key, Place(study.path, ("evidence", name)), item.page, counted_by=source)
    wanted = page_ranges(item.page) if item.page and gap_in(item.page) is None else None
    indices = range(len(text.text.pages))
    if text.numbering is not None and wanted:
        indices_given = [index for index in indices if holds(wanted, text.name(index))]
        if not indices_given:
            return plain._replace(pages=(text.name(0), text.name(len(indices) - 1)))
        # A sentence often runs over from the page before, or on to the next.
        indices = range(max(indices_given[0] - 1, 0), min(indices_given[-1] + 2, len(indices)))
    if not item.paraphrase:
        return None
    here = "".join(words_of("\n".join(text.text.pages[index].text for index in indices))).casefold()
    missing = tuple(word for word in _telling(item.paraphrase) if not _stands(word, here))
    return plain._replace(missing=missing) if missing else None


def _telling(paraphrase: str) -> tuple[str, ...]:
    """The numbers and names of a paraphrase, in order."""
    found = [*_NUMBER.finditer(paraphrase), *_NAME.finditer(paraphrase)]
    return tuple(dict.fromkeys(match[0] for match in sorted(found, key=lambda match: match.start())))


def _stands(word: str, text: str) -> bool:
    """Whether a number or a name stands in a folded text, also as a counting word, or without its genitive s."""
    folded = bare(word).casefold()
    if folded[-1].isdigit():
        number = re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(folded)}(?![.,]?\d)", text)
        return bool(number) or any(one in text for one in _COUNTING_WORDS.get(folded, ()))
    return folded in text or (len(folded) > 3 and folded.removesuffix("s") in text)
