"""What can be wrong with the file of a finished text."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="En fil som ikke kan leses, blir ikke kontrollert, og da skal ingen tro at den er feilfri.",
    nn="Ei fil som ikkje kan lesast, blir ikkje kontrollert, og då skal ingen tru at ho er feilfri.",
    en="A file that cannot be read is not checked, and nobody should believe that it is free of faults.",
)
NOT_A_DOCUMENT = Rule(
    "THS001",
    "not-a-document",
    Severity.ERROR,
    Message(
        nb="Filen er ikke et gyldig dokument av den typen navnet sier, eller den er ødelagt.",
        nn="Fila er ikkje eit gyldig dokument av den typen namnet seier, eller ho er øydelagd.",
        en="The file is not a valid document of the kind its name says, or it is damaged.",
    ),
    Message(
        nb="Åpne den i programmet den kommer fra, og lagre den på nytt.",
        nn="Opne henne i programmet ho kjem frå, og lagre henne på nytt.",
        en="Open it in the program it comes from, and save it again.",
    ),
    _WHY,
)
BOMB = Rule(
    "THS002",
    "document-too-large-inside",
    Severity.ERROR,
    Message(
        nb="Filen pakker ut til mye mer enn en oppgave kan være.",
        nn="Fila pakkar ut til mykje meir enn ei oppgåve kan vere.",
        en="The file unpacks to far more than a thesis can be.",
    ),
    Message(
        nb="Kommer den fra noen du ikke kjenner, slett den. Ellers: lagre teksten som et nytt dokument.",
        nn="Kjem ho frå nokon du ikkje kjenner, slett henne. Elles: lagre teksten som eit nytt dokument.",
        en="If it comes from somebody you do not know, delete it. Otherwise save the text as a new document.",
    ),
    _WHY,
)
ENCRYPTED = Rule(
    "THS003",
    "document-encrypted",
    Severity.ERROR,
    Message(
        nb="Filen er beskyttet med passord.",
        nn="Fila er verna med passord.",
        en="The file is protected by a password.",
    ),
    Message(
        nb="Lagre en kopi uten passord.", nn="Lagre ein kopi utan passord.", en="Save a copy without a password."
    ),
    _WHY,
)
NO_TEXT = Rule(
    "THS004",
    "document-without-text",
    Severity.ERROR,
    Message(
        nb="Filen har ingen tekst som kan leses.",
        nn="Fila har ingen tekst som kan lesast.",
        en="The file has no text that can be read.",
    ),
    Message(
        nb="Er det en skannet PDF, bruk Word-filen den kommer fra, eller kjør tekstgjenkjenning.",
        nn="Er det ein skanna PDF, bruk Word-fila han kjem frå, eller køyr tekstgjenkjenning.",
        en="If it is a scanned PDF, use the Word file it comes from, or run text recognition.",
    ),
    _WHY,
)
UNKNOWN_FORMAT = Rule(
    "THS005",
    "unknown-document-format",
    Severity.ERROR,
    Message(
        nb="Formatet «{suffix}» kan ikke leses.",
        nn="Formatet «{suffix}» kan ikkje lesast.",
        en="The format “{suffix}” cannot be read.",
    ),
    Message(nb="Lagre teksten som {known}.", nn="Lagre teksten som {known}.", en="Save the text as {known}."),
    _WHY,
)
TOO_SLOW = Rule(
    "THS006",
    "document-too-slow",
    Severity.ERROR,
    Message(
        nb="Filen var ikke lest ferdig etter {seconds} sekunder.",
        nn="Fila var ikkje ferdig lesen etter {seconds} sekund.",
        en="The file had not been read after {seconds} seconds.",
    ),
    Message(
        nb="Lagre den på nytt som PDF fra skriveprogrammet, eller bruk Word-filen.",
        nn="Lagre henne på nytt som PDF frå skriveprogrammet, eller bruk Word-fila.",
        en="Export it as PDF again, or use the Word file.",
    ),
    _WHY,
)
NOT_PROSE = Rule(
    "THS007",
    "not-running-text",
    Severity.ERROR,
    Message(
        nb="Filen har flere enn {limit} årstall. Det er data og ikke løpende tekst.",
        nn="Fila har fleire enn {limit} årstal. Det er data og ikkje løpande tekst.",
        en="The file has more than {limit} years. That is data and no running text.",
    ),
    Message(
        nb="Velg filen med selve oppgaven, og legg datasett i en egen fil.",
        nn="Vel fila med sjølve oppgåva, og legg datasett i ei eiga fil.",
        en="Choose the file with the thesis itself, and keep data in a file of its own.",
    ),
    _WHY,
)
RULES = (NOT_A_DOCUMENT, BOMB, ENCRYPTED, NO_TEXT, UNKNOWN_FORMAT, TOO_SLOW, NOT_PROSE)
