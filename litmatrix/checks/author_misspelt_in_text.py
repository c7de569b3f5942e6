"""A name in the text is a letter away from an author's, and the text nearby shows that this author is meant.

What shows it: the author's work is cited there, its year follows, or a co-author stands beside. A capitalised
word alone (Bergen, and an author Berge) is no fault.

Fails:
    --- sources/more.bib
    @book{c2021, author = {Sætermo, Turid}, title = {Å lykkes}, publisher = {Forlaget}, date = {2021}}
    --- sources/a.yaml
    reports: [a2020]
    method: Som hos Særtermo (2021)

Passes:
    --- sources/more.bib
    @book{c2021, author = {Sætermo, Turid}, title = {Å lykkes}, publisher = {Forlaget}, date = {2021}}
    --- sources/a.yaml
    reports: [a2020]
    method: Som hos Sætermo (2021), se Sætermos drøfting
"""

import re
from collections.abc import Iterator

from litmatrix.checks._people import Mention, comparable_family, mentions
from litmatrix.checks._spelling import Spelling
from litmatrix.checks._texts import Passage, passages
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "NAM002",
    "author-misspelt-in-text",
    Severity.WARNING,
    message=Message(
        nb="«{name}» skiller seg med én bokstav fra forfatteren «{author}».",
        nn="«{name}» skil seg med éin bokstav frå forfattaren «{author}».",
        en="“{name}” is one letter away from the author “{author}”.",
    ),
    hint=Message(
        nb="Skriv navnet som i {place}, eller rett det der om det er galt.",
        nn="Skriv namnet som i {place}, eller rett det der om det er gale.",
        en="Write the name as in {place}, or correct it there if that is wrong.",
    ),
    why=Message(
        nb="Siteringen peker på én forfatter og teksten på en annen, og leseren finner ikke navnet i referanselisten.",
        nn="Siteringa peiker på éin forfattar og teksten på ein annan, og lesaren finn ikkje namnet i referanselista.",
        en="The citation points at one author and the text at another, and the reader cannot find the name in the reference list.",
    ),
)

_NAME = re.compile(r"(?<![@\w])[^\W\d_a-zæøå][^\W\d_]{4,}")
_PLACE_NAME = re.compile(r"\b(?:i|på|fra|frå|ved|mot|in|at|from|near)\s+\Z", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r"(?:(?:,| &| og| and)+ [^\W\d_]\w+)*,?(?:\s+et al\.?| mfl\.?| m\.fl\.)?,?\s*\(?(?P<year>[12][0-9]{3})"
)
_BESIDE = re.compile(r"(?P<before>[^\W\d_]\w+)?(?:,| &| og| and)* ?\Z")
_JOINED = re.compile(r"(?:,| &| og| and)+ (?P<after>[^\W\d_]\w+)")
_NEARBY = 80


def check(review: Review) -> Iterator[Fault]:
    """One fault per misspelt name in the findings' prose and the studies' texts."""
    authors: dict[str, list[Mention]] = {}
    for mention in mentions(review):
        authors.setdefault(mention.name.family.casefold(), []).append(mention)
    spelling = Spelling(family for family, found in authors.items() if comparable_family(found[0].name))
    for passage in passages(review):
        for match in _NAME.finditer(passage.text):
            author = _meant(passage.text, match, authors, spelling)
            if author:
                place = author.reference.place(author.field)
                parameters: dict[str, Parameter] = {"name": match[0], "author": author.name.family, "place": place}
                yield Fault(RULE, _where(passage, match), parameters)


def _where(passage: Passage, match: re.Match[str]) -> Place:
    if passage.offset is None:
        return passage.place
    return passage.place.at("text", passage.offset + match.start(), len(match[0]))


def _meant(
    text: str, match: re.Match[str], authors: dict[str, list[Mention]], spelling: Spelling
) -> Mention | None:
    """The author that the word is a misspelling of, or None."""
    word = match[0]
    folded = word.casefold()
    forms = (folded, folded[:-1]) if folded.endswith("s") else (folded,)
    near = [family for form in forms for family in spelling.near(form)]
    if not near or not word[0].isupper() or any(form in authors for form in forms):
        return None
    if _PLACE_NAME.search(text[max(match.start() - 12, 0) : match.start()]):
        return None
    candidates = (mention for family in near for mention in authors[family])
    return next((mention for mention in candidates if _shows(text, match, mention)), None)


def _shows(text: str, match: re.Match[str], author: Mention) -> bool:
    """Whether the text around the word names the author's work: its key, its year, or a co-author."""
    before = text[max(match.start() - _NEARBY, 0) : match.start()]
    after = text[match.end() : match.end() + _NEARBY]
    reference = author.reference
    if re.search(rf"@{re.escape(reference.key)}\b", before + " " + after):
        return True
    year = _YEAR_AFTER.match(after)
    if year and year["year"] == reference.year:
        return True
    beside = {_word(_BESIDE.search(before), "before"), _word(_JOINED.match(after), "after")}
    others = (*reference.authors, *reference.editors)
    return any(name.family.casefold() in beside for name in others if name is not author.name)


def _word(match: re.Match[str] | None, group: str) -> str:
    return (match[group] or "").casefold() if match else ""
