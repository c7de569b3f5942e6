"""The names in a citation: who is cited, what joins the names, and the words before them."""

import re
from collections.abc import Collection
from typing import NamedTuple

from litmatrix.audit.citation import Span
from litmatrix.audit.words import words

_ET_AL = (
    r"(?:(?:og|&|and)\s+)?(?:[Ee]t\.?\s?al\b\.?|m\.\s?fl\b\.?|mfl\b\.?|med fleire|med flere|med fler"
    r"|og andre|and others|and colleagues|og medarbeidere|og medarbeidarar)"
)
ET_AL_AT_END = re.compile(rf"(?<![\w.])({_ET_AL})\s*,?\s*\Z")
"""The words for further authors at the end of a text."""

_JOINT = re.compile(r"\s*,\s*(?:&|(?:og|and|samt)\b)\s*|\s*[,&]\s*|(?<!-)\s+(?:og|and|samt)\s+")
_TITLE = re.compile(r"(?:«[^«»]{2,80}»|“[^“”]{2,80}”)\Z")
"""A work without author is cited by its title."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\Z")
_ABBREVIATION = re.compile(r"\s*[\[(][^\W\d_][\w-]{0,12}[\])]\Z")
_AND = re.compile(r"\b(?:og|and)\b")
_FORBIDDEN = re.compile(r"[\d=<>%:;«»\"“”*…!?\[\]{}|+#@()/\\]")
_PREFIX = re.compile(
    r"\s*(?:(?:[Ss]e|[Jj]f|[Jj]fr|[Jj]mf|[Jj]amfør|[Cc]f|[Ss]ee|også|òg|også|also|for eksempel|til dømes|for example"
    r"|f\.\s?eks|t\.\s?d|bl\.\s?a|mellom anna|blant annet|blant andre|e\.\s?g|i\.\s?e|eksempelvis|særlig|særleg|spesielt"
    r"|basert på|hentet fra|henta frå|gjengitt etter|tilpasset fra|adapted from|based on|ifølge|ifølgje|according to"
    r"|etter|both|både|her|videre|vidare|opprinnelig|egen oversettelse av|figur fra|tabell fra)(?!\w)[.,:]*\s*)+"
)
PARTICLES = words(
    """
    van von der den de del della di da du la le af av ten ter el al bin zu
    """
)
_INSIDE_ORGANISATIONS = frozenset(("og", "for", "i", "av", "på", "and", "of", "in", "on", "the", "til", "om"))
_NO_NAME = words(
    """
    januar februar mars april mai juni juli august september oktober november desember january february march may
    june july october december høsten våren norge noreg norway sverige danmark oslo bergen trondheim europa
    stortinget undersøkelsen studien rapporten loven lova statistikken tall office windows covid
    """
)
"""Words that stand before a year and are no author, when they stand alone."""
_NOT_FIRST = words(
    """
    figur tabell table figure kapittel chapter vedlegg appendix avsnitt side page windows covid ol vm em nm kl ca
    versjon version født uke week ifølge i det den de dette in siden fra fram til mellom perioden år n p m sd
    """
)
"""Words that no name begins with."""
_FUNCTION_WORDS = words(
    """
    er var har hadde blir ble blei vart vil kan skal må bør at som ikke ikkje jeg eg vi de det den dette
    disse når hvis men eller også fra frå ved mot etter under over hos enn så der her sier mener viser gjør
    is was were are has have that which not we they it this when if but from with by than be been can will
    shows says
    """
)
_MOST_WORDS, _LONGEST = 9, 90


class Authors(NamedTuple):
    """Who is cited."""

    prefix: Span | None
    names: tuple[Span, ...]
    joints: tuple[Span, ...]
    et_al: Span | None


def read_authors(text: str, start: int, end: int, known: Collection[str]) -> Authors | None:
    """The names that fill `text[start:end]`, or None when something else stands there.

    `known` are names in case-folded form that are taken for names however they are written.
    """
    prefix = _prefix(text, start, end)
    begin = prefix.end if prefix else start
    stop = begin + len(text[begin:end].rstrip(" ,"))
    et_al = _et_al(text, begin, stop)
    if et_al:
        stop = begin + len(text[begin : et_al.start].rstrip(" ,"))
    while begin < stop and text[begin] == " ":
        begin += 1
    names, joints = _names(text, begin, stop, known)
    if not names:
        return None
    return Authors(prefix, names, joints, et_al)


def is_name(words: str, known: Collection[str], alone: bool = True) -> bool:
    """Whether the words can be an author; `alone` allows an organisation such as "Statistisk sentralbyrå"."""
    folded = words.casefold()
    if folded in known:
        return True
    if alone and _TITLE.match(words):
        return True
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or len(words) > _LONGEST or _FORBIDDEN.search(words):
        return False
    # "de" is a Norwegian word, and in a parenthesis, before one capital, the beginning of "de Beauvoir".
    particle = alone and parts[0] == "de" and len(parts) == 2 and parts[1][0].isupper()
    if not particle and parts[0].casefold().rstrip(".,") in _NOT_FIRST:
        return False
    if sum(sign.isalpha() for sign in words) < 2:
        return False
    if folded in _NO_NAME or (parts[0] == "The" and parts[-1][0].islower()):
        return False
    while len(parts) > 1 and parts[0] in PARTICLES:
        parts = parts[1:]
    return parts[0][0].isupper() and all(_may_follow(part, alone) for part in parts[1:])


def _may_follow(part: str, alone: bool) -> bool:
    if part[0].isupper() or part in PARTICLES:
        return True
    if part in _FUNCTION_WORDS:
        return False
    return alone and (part in _INSIDE_ORGANISATIONS or part[0].isalpha() or part == "&")


def _prefix(text: str, start: int, end: int) -> Span | None:
    match = _PREFIX.match(text, start, end)
    return Span(start, match.end(), match.group().strip()) if match else None


def _et_al(text: str, start: int, end: int) -> Span | None:
    match = ET_AL_AT_END.search(text[start:end])
    return Span(start + match.start(1), start + match.end(1), match.group(1)) if match else None


def _names(text: str, start: int, end: int, known: Collection[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    whole = text[start:end]
    if whole.casefold() in known:
        return (Span(start, end, whole),), ()
    pieces, joints = _pieces(text, start, end)
    pieces, joints = _organisations_joined(
        text, tuple(_without_abbreviation(one) for one in pieces), joints, known
    )
    names = tuple(piece for piece in pieces if not _INITIALS.match(piece.text))
    if len(pieces) > 1 and len(names) < len(pieces):
        joints = joints[: max(0, len(names) - 1)]
    alone = len(names) <= 2
    if not names or not all(is_name(name.text, known, alone) for name in names):
        return (), ()
    return names, joints


def _without_abbreviation(name: Span) -> Span:
    """ "Integrerings- og mangfoldsdirektoratet [IMDi]" without what stands in brackets."""
    match = _ABBREVIATION.search(name.text)
    return Span(name.start, name.start + match.start(), name.text[: match.start()]) if match else name


def _pieces(text: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    pieces: list[Span] = []
    joints: list[Span] = []
    at = start
    for match in _JOINT.finditer(text, start, end):
        if match.start() == at:  # nothing between two joints
            continue
        pieces.append(Span(at, match.start(), text[at : match.start()]))
        joints.append(Span(match.start(), match.end(), match.group()))
        at = match.end()
    if at < end:
        pieces.append(Span(at, end, text[at:end]))
    return tuple(pieces), tuple(joints[: max(0, len(pieces) - 1)])


def _organisations_joined(
    text: str, pieces: tuple[Span, ...], joints: tuple[Span, ...], known: Collection[str]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """ "læring og kompetanse" is the rest of an organisation's name, not a second author."""
    kept: list[Span] = list(pieces[:1])
    between: list[Span] = []
    for joint, piece in zip(joints, pieces[1:], strict=False):
        lower = piece.text[:1].islower() and piece.text.split()[0] not in PARTICLES
        organisation = lower or _INSIDE_ORGANISATIONS & set(kept[-1].text.split())
        if organisation and piece.text.casefold() not in known and _AND.search(joint.text):
            kept[-1] = Span(kept[-1].start, piece.end, text[kept[-1].start : piece.end])
        else:
            kept.append(piece)
            between.append(joint)
    return tuple(kept), tuple(between)
