"""Three or more authors are spelt out where et al. belongs.

Three or more: the first with et al., always; more names only to tell two works apart. Source: Søk & Skriv, APA 7.

Fails:
    Deltakerne må forstås (Sætermo, Gullikstad & Kristensen, 2021, s. 27).

Passes:
    Deltakerne må forstås (Sætermo et al., 2021, s. 27).
"""

from collections.abc import Iterator

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.audit.years import base_year
from litmatrix.message import Message

RULE = audit_rule(
    "AUD007",
    "authors-spelt-out",
    "format",
    message=Message(
        nb="{count} forfattere er skrevet ut: {names}.",
        nn="{count} forfattarar er skrivne ut: {names}.",
        en="{count} authors are spelt out: {names}.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="Fra og med tre forfattere skriver norsk APA den første og «et al.», også første gang.",
        nn="Frå og med tre forfattarar skriv norsk APA den første og «et al.», også første gongen.",
        en="From three authors on APA gives the first and “et al.”, the first time too.",
    ),
)
_MANY = 3


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work; none where more names tell two works apart."""
    for citation, work in manuscript.in_text():
        if len(work.names) < _MANY or work.et_al or work.continues or _needed(manuscript, work):
            continue
        right = f"{manuscript.identity.names(work)[0]} et al."
        parameters: Parameters = {"count": len(work.names), "names": work.authors, "right": right}
        yield manuscript.remark(RULE, citation, (work.names[0].start, work.names[-1].end), parameters)


def _needed(manuscript: Manuscript, work: CitedWork) -> bool:
    first, year = work.first_author.casefold(), base_year(work.year_text)
    alike = [
        one
        for one in manuscript.sources
        if one.year == year and one.names and one.names[0].casefold() == first and len(one.names) >= _MANY
    ]
    return len({one.names for one in alike}) > 1
