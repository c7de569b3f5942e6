"""Which lines are headings, where the file does not say so."""

import re

_LONGEST, _LONGEST_CONTENTS = 120, 250
_COMMA = ", "
_NUMBER = re.compile(
    r"(?:kapittel |kapitel |chapter )?(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+[^\W\d_]", re.IGNORECASE
)
_LABELS = re.compile(r"\d{1,3} [^\W\d_]+(?: \d{1,3} [^\W\d_]+)+")
_LEADER = re.compile(r"(?:\.{4}|…|\t|(?:\. ){3})[\s.…]*(?:\d{1,3}|[ivx]{1,5})\s*$")
_REFERENCE_LIST = frozenset(
    "referanser, referanseliste, referanselista, litteraturliste, litteraturlista, litteratur, "
    "litteraturreferanser, kilder, kildeliste, kjelder, kjeldeliste, kilder og litteratur, litteratur og kilder, "
    "referansar, bibliografi, bibliography, references, reference list, list of references, works cited".split(
        _COMMA
    )
)
_CHAPTERS = _REFERENCE_LIST | frozenset(
    "sammendrag, samandrag, forord, føreord, innhold, innhald, innholdsfortegnelse, innhaldsliste, "
    "innledning, innleiing, metode, teori, resultater, resultat, funn, drøfting, diskusjon, konklusjon, "
    "avslutning, avslutting, oppsummering, vedlegg, abstract, contents, introduction, method, methods, "
    "theory, results, findings, discussion, conclusion, appendix, appendices".split(_COMMA)
)


def heading_level(line: str) -> int:
    """How deep a heading the line is, from its number or because it is a usual chapter; 0 when it is none."""
    text = " ".join(line.split())
    if not text or len(text) > _LONGEST or is_contents_line(line):
        return 0
    if text.rstrip(":").casefold() in _CHAPTERS:
        return 1
    number = _NUMBER.match(text)
    if number is None or is_labels(text) or not _reads_as_title(text[number.end() - 1 :]):
        return 0
    return number.group(1).count(".") + 1


def heading_number(line: str) -> tuple[int, ...]:
    """The parts of the number that a line begins with; none where it begins otherwise."""
    match = _NUMBER.match(" ".join(line.split()))
    return tuple(map(int, match.group(1).split("."))) if match else ()


def continues(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a heading with this number may follow the one with the number `last`: as its first part, as the next
    of its kind, or as the next of what it is a part of."""
    following = [(*last, 1), *((*last[:depth], last[depth] + 1) for depth in range(len(last)))]
    return not last or number in following


def is_reference_list(heading: str) -> bool:
    """Whether a heading says that the reference list follows."""
    title = _NUMBER.sub(lambda match: match.group()[-1], " ".join(heading.split()))
    return title.rstrip(":").casefold() in _REFERENCE_LIST


def is_contents_line(line: str) -> bool:
    """Whether the line belongs to a table of contents: a title, a leader, and a page."""
    return len(line) < _LONGEST_CONTENTS and _LEADER.search(line) is not None


def goes_on(heading: str, line: str) -> bool:
    """Whether `line` is the rest of a heading that did not fit on one line."""
    return not heading.rstrip().endswith((".", "?", "!", ":")) and line.lstrip()[:1].islower()


def is_labels(text: str) -> bool:
    """Whether the line is labels of a figure beside each other: "3 Bra 2 Godt", but not "6 Covid 19 i skolen"."""
    words = text.split()
    return _LABELS.fullmatch(" ".join(words)) is not None and all(word[0].isupper() for word in words[1::2])


def _reads_as_title(title: str) -> bool:
    """A title begins with a capital and is not a sentence; a question may be one."""
    return title[0].isupper() and not title.endswith((".", ",", ";")) and ". " not in title
