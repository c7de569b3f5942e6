"""A number or a name in a paraphrase does not stand on the page it is taken from.

Fails:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 1, paraphrase: I alt var 70 prosent i arbeid}
    --- sources/fulltext/b2021.txt
    Etter ett år var seksti prosent i arbeid.

Passes:
    --- sources/b.yaml
    reports: [b2021]
    evidence:
      e1: {page: 1, paraphrase: "7 av 10 var i arbeid, ifølge Fafo"}
    --- sources/fulltext/b2021.txt
    Fafos tall viser at sju av ti var i arbeid.
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.verification.result import Verification

RULE = Rule(
    "VER008",
    "paraphrase-not-on-page",
    Severity.WARNING,
    message=Message(
        nb="Parafrasen nevner {words}, som ikke står på stedet i «{key}».",
        nn="Parafrasen nemner {words}, som ikkje står på staden i «{key}».",
        en="The paraphrase mentions {words}, which does not stand at the place in “{key}”.",
    ),
    hint=Message(
        nb="Se etter på nytt: Er tallene og navnene riktige, og er det riktig side?",
        nn="Sjå etter på nytt: Er tala og namna rette, og er det rett side?",
        en="Look again: are the numbers and names right, and is it the right page?",
    ),
    why=Message(
        nb="Tall og navn er det leseren kontrollerer først.",
        nn="Tal og namn er det lesaren kontrollerer først.",
        en="Numbers and names are what a reader checks first.",
    ),
)


def check(verification: Verification) -> Iterator[Fault]:
    """One fault per paraphrase with words that its page does not have."""
    for one in verification.paraphrases:
        if one.missing:
            parameters: dict[str, Parameter] = {"words": one.missing, "key": one.report}
            yield Fault(RULE, one.place.at("paraphrase"), parameters)
