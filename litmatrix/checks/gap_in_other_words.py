"""A field says that something is open, but not with the word that is understood.

`TODO`, `not reported` and «ikke oppgitt» are printed as if they were the study's own words; `todo` and `not-reported`
are shown, and counted, as what is missing.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    sample: Ikke oppgitt

Passes:
    --- sources/a.yaml
    reports: [a2020]
    sample: not-reported
    aim: Hva som ikke er oppgitt, og hvorfor
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from litmatrix.checks._written import fields_that_say
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.languages import LANGUAGES
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "TOD004",
    "gap-in-other-words",
    Severity.WARNING,
    message=Message(
        nb="«{text}» leses som vanlig tekst.",
        nn="«{text}» blir lese som vanleg tekst.",
        en="“{text}” is read as ordinary text.",
    ),
    hint=Message(
        nb="Skriv {gap}, nøyaktig slik. Da vises det som et hull i matrisen og telles med.",
        nn="Skriv {gap}, nøyaktig slik. Då blir det vist som eit hol i matrisa og talt med.",
        en="Write {gap}, exactly like that. Then it is shown as a gap in the matrix, and counted.",
    ),
    why=Message(
        nb="Et hull som ser ut som tekst, blir ikke funnet igjen før leseren finner det.",
        nn="Eit hol som ser ut som tekst, blir ikkje funne att før lesaren finn det.",
        en="A gap that looks like text is not found again until the reader finds it.",
    ),
)


def _variants() -> Iterator[tuple[str, str]]:
    """How people write the gaps, and how they are written here."""
    for gap in (Gap.TODO, Gap.NOT_REPORTED, Gap.NOT_APPLICABLE, Gap.NOT_ADDRESSED):
        shown = {language.labels[f"gap.{gap.value}"] for language in LANGUAGES.values()}
        for word in {gap.value, gap.value.replace("-", " "), gap.value.replace("-", "_"), *shown}:
            for spelt in (word, word.upper(), word.capitalize(), word.title()):
                if spelt != gap.value:
                    yield spelt, gap.value


_WRITTEN: Mapping[str, str] = MappingProxyType(dict(_variants()))


def check(review: Review) -> Iterator[Fault]:
    """One fault per field of a study, and for the problem statement."""
    studies = frozenset(study.path for study in review.studies.values())
    for written in fields_that_say(_WRITTEN, review, leave_out={"rating", "todo", "quote"}):
        if written.place.path in studies or written.field == "question":
            yield Fault(RULE, written.place, {"text": written.text, "gap": _WRITTEN[written.text]})
