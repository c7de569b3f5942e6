"""The items of the reference list have no hanging indent.

The first line of an item stands at the margin, the others are indented. Only Word and OpenDocument files tell: there the
paragraph or its style is asked. Source: Søk & Skriv, APA 7.

Fails:
    Word:

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

    Varvin, S. (2015). Flukt og eksil (2. utg.). Universitetsforlaget.

Passes:
    Word: hanging

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

    Varvin, S. (2015). Flukt og eksil (2. utg.). Universitetsforlaget.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST009",
    "hanging-indent",
    "format",
    message=Message(
        nb="{count} av {of} referanser mangler hengende innrykk.",
        nn="{count} av {of} referansar manglar hengande innrykk.",
        en="{count} of {of} references lack a hanging indent.",
    ),
    hint=Message(
        nb="Merk referanselisten i Word, og velg Avsnitt → Innrykk → Spesiell: Hengende, 1,25 cm.",
        nn="Merk referanselista i Word, og vel Avsnitt → Innrykk → Spesiell: Hengande, 1,25 cm.",
        en="Select the reference list in Word, and choose Paragraph → Indentation → Special: Hanging, 1.27 cm.",
    ),
    why=Message(
        nb="Med hengende innrykk står forfatternavnene for seg selv i margen, og er lette å finne.",
        nn="Med hengande innrykk står forfattarnamna for seg sjølve i margen, og er lette å finne.",
        en="With a hanging indent the authors' names stand by themselves in the margin, and are easy to find.",
    ),
)
_FEWEST = 2


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """At most one remark, at the first item without."""
    items = [entry for entry in manuscript.entries if entry.names]
    flat = [entry for entry in items if manuscript.paragraphs[entry.paragraph].hanging is False]
    if len(flat) >= _FEWEST:
        first = flat[0]
        end = first.authors.end if first.authors else len(first.text)
        parameters = {"count": len(flat), "of": len(items)}
        yield Remark(RULE, first.paragraph, 0, end, first.text[:end], None, parameters)
