"""A reference does not give its language, though most of the others do.

Capital letters in its title may then be treated in another way than in the titles around it.

Fails:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis}, date = {2020}, langid = {norsk},
      journaltitle = {Tidsskrift for praksis}}
    @book{b2021, author = {Berg, B.}, title = {Språk}, date = {2021}, publisher = {Forlaget}, langid = {norsk}}
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}

Passes:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis}, date = {2020},
      journaltitle = {Tidsskrift for praksis}}
    @book{b2021, author = {Berg, B.}, title = {Språk}, date = {2021}, publisher = {Forlaget}}
    @book{c2022, author = {Dal, C.}, title = {Flere språk}, date = {2022}, publisher = {Forlaget}}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF012",
    "missing-langid",
    Severity.INFO,
    message=Message(
        nb="Referansen «{key}» sier ikke hvilket språk den er på; de fleste andre gjør det.",
        nn="Referansen «{key}» seier ikkje kva språk han er på; dei fleste andre gjer det.",
        en="The reference “{key}” does not give its language; most others do.",
    ),
    hint=Message(
        nb="Fyll ut språket i Zotero, eller skriv langid i .bib-filen: norsk, nynorsk, english.",
        nn="Fyll ut språket i Zotero, eller skriv langid i .bib-fila: norsk, nynorsk, english.",
        en="Fill in the language in Zotero, or write langid in the .bib file: norsk, nynorsk, english.",
    ),
    why=Message(
        nb="Store bokstaver i tittelen kan bli behandlet annerledes enn i titlene rundt.",
        nn="Store bokstavar i tittelen kan bli handsama annleis enn i titlane rundt.",
        en="Capital letters in the title may be treated in another way than in the titles around it.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference without `langid`, when more than half have it."""
    references = review.references.values()
    without = [reference for reference in references if not reference.fields.get("langid")]
    if 2 * len(without) < len(references):
        for reference in without:
            yield Fault(RULE, reference.place(), {"key": reference.key})
