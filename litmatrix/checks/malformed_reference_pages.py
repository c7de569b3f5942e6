"""The pages of a reference are not page numbers.

`7l--80` looks right at a glance; the reference list prints it, and no quotation can be checked against it.

Fails:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, pages = {7l--80}}

Passes:
    --- sources/references.bib
    @article{a2020, author = {Aas, A.}, title = {Praksis i kommunene}, date = {2020},
      journaltitle = {Tidsskrift for praksis}, pages = {71--80}}
"""

import re
from collections.abc import Iterator

from litmatrix.checks._pages import page_ranges, runs_backwards
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF017",
    "malformed-reference-pages",
    Severity.WARNING,
    message=Message(
        nb="«{pages}» er ikke sidetall.",
        nn="«{pages}» er ikkje sidetal.",
        en="“{pages}” are not page numbers.",
    ),
    hint=Message(
        nb="Skriv første og siste side, uten «s.»: 71--80. Har artikkelen et nummer i stedet for sider, skriv det i eid.",
        nn="Skriv første og siste side, utan «s.»: 71--80. Har artikkelen eit nummer i staden for sider, skriv det i eid.",
        en="Write the first and last page, without “pp.”: 71--80. Where the article has a number instead, use eid.",
    ),
    why=Message(
        nb="Sidene står i referanselisten, og sidetallet i hvert sitat kontrolleres mot dem.",
        nn="Sidene står i referanselista, og sidetalet i kvart sitat blir kontrollert mot dei.",
        en="The pages stand in the reference list, and the page of each quote is checked against them.",
    ),
)

_ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,3}[0-9]+(?:[./][0-9]+)*\Z")
"""Of a journal without pages: e0123456, 1234567. Zotero writes it in the field for pages."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference whose pages cannot be read."""
    for reference in review.references.values():
        pages = reference.fields.get("pages", "")
        if pages and not _ARTICLE_NUMBER.match(pages) and not page_ranges(pages) and not runs_backwards(pages):
            yield Fault(RULE, reference.place("pages"), {"pages": pages[:60]})
