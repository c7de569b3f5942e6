"""The full text of a report is a row of pictures, as a scanner makes them, without any text.

Fails:
    --- sources/fulltext/a2020.txt
    =====
    =====
    x

Passes:
    --- sources/a.yaml
    reports: [a2020]
    evidence:
      e1: {quote: Praksis virker}
    --- sources/fulltext/a2020.txt
    Deltakerne fortalte om lang ventetid mellom kursene, og at praksis virker.
    =====
    Praksis virker.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Location
from litmatrix.message import Message
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER010",
    "fulltext-without-text",
    Severity.WARNING,
    message=Message(
        nb="Sidene er bilder uten tekst, så sitatene kan ikke kontrolleres.",
        nn="Sidene er bilete utan tekst, så sitata kan ikkje kontrollerast.",
        en="The pages are pictures without text, so the quotes cannot be verified.",
    ),
    hint=Message(
        nb="Kjør tekstgjenkjenning (OCR) på filen, eller finn en utgave med tekst.",
        nn="Køyr tekstgjenkjenning (OCR) på fila, eller finn ei utgåve med tekst.",
        en="Run text recognition (OCR) on the file, or find an edition with text.",
    ),
    why=Message(
        nb="Et sitat som ikke kan kontrolleres, er ikke kontrollert.",
        nn="Eit sitat som ikkje kan kontrollerast, er ikkje kontrollert.",
        en="A quote that cannot be verified is not verified.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per full text that is pictures."""
    for path in verification.pictures:
        yield Fault(RULE, Location(path))
