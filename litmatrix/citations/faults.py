"""What can be wrong with a style once it is applied."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

UNUSABLE_STYLE = Rule(
    "CIT004",
    "unusable-style",
    Severity.ERROR,
    Message(
        nb="Siteringsstilen «{style}» lar seg ikke bruke: {reason}",
        nn="Siteringsstilen «{style}» lèt seg ikkje bruke: {reason}",
        en="The citation style “{style}” cannot be used: {reason}",
    ),
    Message(
        nb="Velg en annen stil, eller hent stilen på nytt fra zotero.org/styles.",
        nn="Vel ein annan stil, eller hent stilen på nytt frå zotero.org/styles.",
        en="Choose another style, or fetch this one again from zotero.org/styles.",
    ),
    Message(
        nb="Uten en stil som virker, kan verken siteringer eller referanseliste skrives.",
        nn="Utan ein stil som verkar, kan verken siteringar eller referanseliste skrivast.",
        en="Without a style that works, neither citations nor a reference list can be written.",
    ),
)
