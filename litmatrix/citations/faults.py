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
SLOW_STYLE = Rule(
    "CIT005",
    "style-too-slow",
    Severity.ERROR,
    Message(
        nb="Siteringene ble ikke ferdige på to minutter med stilen «{style}».",
        nn="Siteringane blei ikkje ferdige på to minutt med stilen «{style}».",
        en="The citations were not finished in two minutes with the style “{style}”.",
    ),
    Message(
        nb="Prøv en gang til når maskinen har mindre å gjøre. Skjer det igjen, velg en annen stil.",
        nn="Prøv ein gong til når maskina har mindre å gjere. Skjer det igjen, vel ein annan stil.",
        en="Try again when the machine has less to do. If it happens again, choose another style.",
    ),
    Message(
        nb="Vanligvis tar det noen sekunder. En stil med feil kan få pandoc til å regne uten slutt.",
        nn="Vanlegvis tek det nokre sekund. Ein stil med feil kan få pandoc til å rekne utan slutt.",
        en="It usually takes seconds. A faulty style can make pandoc compute without end.",
    ),
)
