"""The names that stand before a parenthesis with a year: Dalland (2020, s. 25)."""

import re
from collections.abc import Collection, Sequence

from litmatrix.audit.authors import ET_AL_AT_END, PARTICLES, Authors, is_name
from litmatrix.audit.citation import Span
from litmatrix.audit.laws import is_law
from litmatrix.audit.words import words

_WINDOW = 160
_NAME_ENDS = ".,'’«»”"
_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*|\S")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+\Z")
_BETWEEN = frozenset(("og", "and", "&", "samt"))
_TO_PLACES = frozenset(("i", "på", "fra", "frå", "til", "ved", "in", "from", "at", "on", "since"))
_NEVER_AUTHORS = words(
    """
    artikkelen artikkel boken boka bok rapporten rapport studien studie studier undersøkelsen undersøkinga
    forskningen forskinga meldingen meldinga regjeringen regjeringa departementet kommunen evalueringen
    evalueringa statistikken tallene tala resultatene programmet ordningen ordninga reformen reforma utgaven
    versjonen strategien planen forfatteren forfatterne forfattaren forfattarane forskerne forskarane study
    report book article authors author norge noreg norway sverige danmark finland stortinget januar februar
    mars april mai juni juli august september oktober november desember høsten våren år figur tabell
    kapittel figure table chapter vedlegg
    """
)

_Token = tuple[int, int, str]


def names_before(text: str, floor: int, position: int, known: Collection[str]) -> Authors | None:
    """The names that end right before `position`, not reaching below `floor`; None when no name stands there."""
    low = max(floor, position - _WINDOW)
    end = low + len(text[low:position].rstrip())
    if end <= low or not (text[end - 1].isalpha() or text[end - 1] in _NAME_ENDS):
        return None
    et_al = ET_AL_AT_END.search(text[low:end])
    span = None
    if et_al:
        span = Span(low + et_al.start(1), low + et_al.end(1), et_al.group(1))
        end = low + len(text[low : span.start].rstrip(" ,"))
    tokens = [(low + m.start(), low + m.end(), m.group()) for m in _TOKEN.finditer(text[low:end])]
    names, joints = _names(text, tokens, known)
    return Authors(None, names, joints, span) if names else None


def _names(
    text: str, tokens: Sequence[_Token], known: Collection[str]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    begin = _run_start(text, tokens, len(tokens), known, first=True)
    if begin is None:
        return (), ()
    names = [_span(text, tokens, begin, len(tokens))]
    joints: list[Span] = []
    if begin and tokens[begin - 1][2] in _BETWEEN:
        at = begin
        while at and (tokens[at - 1][2] in _BETWEEN or tokens[at - 1][2] == ","):
            before = at - 1
            if before and tokens[before - 1][2] == ",":  # "A, B, og C"
                before -= 1
            start = _run_start(text, tokens, before, known, first=False)
            if start is None:
                break
            names.insert(0, _span(text, tokens, start, before))
            joints.insert(
                0, Span(tokens[before - 1][1], tokens[at][0], text[tokens[before - 1][1] : tokens[at][0]])
            )
            at = start
    return tuple(names), tuple(joints)


def _run_start(text: str, tokens: Sequence[_Token], end: int, known: Collection[str], first: bool) -> int | None:
    """Where the name begins that ends before token `end`."""
    start = end
    while (
        start and _may_be_part(tokens[start - 1][2]) and not (start < end and _ends_sentence(tokens[start - 1][2]))
    ):
        start -= 1
    while start < end and tokens[start][2] in PARTICLES and start and tokens[start - 1][2][0].islower():
        start += 1
    for candidate in range(max(0, end - 8), end):
        if _folded(text, tokens, candidate, end) in known:
            return candidate
    if start == end:
        return end - 1 if end and is_law(tokens[end - 1][2]) else None
    return _unknown_start(text, tokens, start, end, first)


def _unknown_start(text: str, tokens: Sequence[_Token], start: int, end: int, first: bool) -> int | None:
    at_sentence_start = start == 0 or _ends_sentence(tokens[start - 1][2])
    if at_sentence_start and end - start > 1 and not _INITIAL.match(tokens[start][2]):
        start += 1  # the first word of a sentence has its capital from there
    if first and start and tokens[start - 1][2] in _TO_PLACES:
        return None
    words = _span(text, tokens, start, end).text
    if words.casefold() in _NEVER_AUTHORS or not is_name(words, (), alone=False):
        return None
    return start


def _may_be_part(token: str) -> bool:
    return token[0].isupper() or token in PARTICLES


def _ends_sentence(token: str) -> bool:
    return token[-1] in ".?!:;»”" and not _INITIAL.match(token)


def _folded(text: str, tokens: Sequence[_Token], start: int, end: int) -> str:
    """The words case-folded and without a genitive s that follows an apostrophe."""
    words = text[tokens[start][0] : tokens[end - 1][1]].casefold()
    return words.removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")


def _span(text: str, tokens: Sequence[_Token], start: int, end: int) -> Span:
    return Span(tokens[start][0], tokens[end - 1][1], text[tokens[start][0] : tokens[end - 1][1]])
