"""What can be wrong with the file of a report's full text."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="Sitatene fra rapporten blir ikke kontrollert, og da skal ingen tro at de er det.",
    nn="Sitata frå rapporten blir ikkje kontrollerte, og då skal ingen tru at dei er det.",
    en="The quotes from the report are not verified, and nobody should believe that they are.",
)
_AGAIN = Message(
    nb="Last den ned på nytt, eller åpne den i programmet den kommer fra og lagre den på nytt.",
    nn="Last henne ned på nytt, eller opne henne i programmet ho kjem frå og lagre henne på nytt.",
    en="Download it again, or open it in the program it comes from and save it again.",
)
_OTHER_FORM = Message(
    nb="Lagre teksten som PDF eller ren tekst (.txt) og legg den her i stedet.",
    nn="Lagre teksten som PDF eller rein tekst (.txt) og legg den her i staden.",
    en="Save the text as PDF or plain text (.txt) and put that here instead.",
)
UNREADABLE = Rule(
    "FTX001",
    "unreadable-fulltext",
    Severity.ERROR,
    Message(
        nb="Fullteksten kan ikke leses: Filen er ødelagt, eller den er ikke det navnet sier.",
        nn="Fullteksten kan ikkje lesast: Fila er øydelagd, eller ho er ikkje det namnet seier.",
        en="The full text cannot be read: the file is damaged, or it is not what its name says.",
    ),
    _AGAIN,
    _WHY,
)
ENCRYPTED = Rule(
    "FTX002",
    "encrypted-fulltext",
    Severity.ERROR,
    Message(
        nb="Fullteksten er beskyttet med passord.",
        nn="Fullteksten er verna med passord.",
        en="The full text is protected by a password.",
    ),
    Message(
        nb="Lagre en kopi uten passord, og legg den her i stedet.",
        nn="Lagre ein kopi utan passord, og legg den her i staden.",
        en="Save a copy without a password and put that here instead.",
    ),
    _WHY,
)
BOMB = Rule(
    "FTX003",
    "fulltext-too-large-inside",
    Severity.ERROR,
    Message(
        nb="Filen pakker ut til mye mer enn en tekst kan være.",
        nn="Fila pakkar ut til mykje meir enn ein tekst kan vere.",
        en="The file unpacks to far more than a text can be.",
    ),
    _OTHER_FORM,
    _WHY,
)
TOO_SLOW = Rule(
    "FTX004",
    "fulltext-too-slow",
    Severity.ERROR,
    Message(
        nb="Filen var ikke lest ferdig etter {seconds} sekunder.",
        nn="Fila var ikkje ferdig lesen etter {seconds} sekund.",
        en="The file had not been read after {seconds} seconds.",
    ),
    _OTHER_FORM,
    _WHY,
)
TOO_LARGE = Rule(
    "FTX005",
    "fulltext-too-large",
    Severity.ERROR,
    Message(
        nb="Filen er på {size} MB. Grensen er {limit} MB.",
        nn="Fila er på {size} MB. Grensa er {limit} MB.",
        en="The file is {size} MB. The limit is {limit} MB.",
    ),
    _OTHER_FORM,
    _WHY,
)
NOT_ALL_PAGES = Rule(
    "FTX006",
    "fulltext-not-read-to-its-end",
    Severity.WARNING,
    Message(
        nb="Filen har {length} sider. Bare de første {limit} er lest.",
        nn="Fila har {length} sider. Berre dei første {limit} er lesne.",
        en="The file has {length} pages. Only the first {limit} were read.",
    ),
    Message(
        nb="Legg inn bare den delen du siterer fra.",
        nn="Legg inn berre den delen du siterer frå.",
        en="Put in only the part that you quote from.",
    ),
    _WHY,
)
UNKNOWN_KEY = Rule(
    "FTX007",
    "fulltext-without-reference",
    Severity.WARNING,
    Message(
        nb="«{name}» er ingen siteringsnøkkel i litteraturlisten, så filen blir ikke brukt.",
        nn="«{name}» er ingen siteringsnøkkel i litteraturlista, så fila blir ikkje brukt.",
        en="“{name}” is not a citation key of the bibliography, so the file is not used.",
    ),
    Message(
        nb="Gi filen navn etter nøkkelen, for eksempel hansen2020.pdf.",
        nn="Gje fila namn etter nøkkelen, til dømes hansen2020.pdf.",
        en="Name the file by the key, for example hansen2020.pdf.",
    ),
    _WHY,
)
UNKNOWN_FORMAT = Rule(
    "FTX008",
    "unknown-fulltext-format",
    Severity.WARNING,
    Message(
        nb="Fulltekster i formatet «{suffix}» kan ikke leses.",
        nn="Fulltekstar i formatet «{suffix}» kan ikkje lesast.",
        en="Full texts in the format “{suffix}” cannot be read.",
    ),
    Message(
        nb="Lagre teksten som en av disse: {known}.",
        nn="Lagre teksten som ein av desse: {known}.",
        en="Save the text as one of these: {known}.",
    ),
    _WHY,
)
SECOND_FILE = Rule(
    "FTX009",
    "second-fulltext",
    Severity.INFO,
    Message(
        nb="Filen blir ikke brukt, for {other} er fullteksten til samme rapport.",
        nn="Fila blir ikkje brukt, for {other} er fullteksten til same rapport.",
        en="The file is not used, since {other} is the full text of the same report.",
    ),
    Message(
        nb="Fjern den du ikke vil bruke.", nn="Fjern den du ikkje vil bruke.", en="Remove the one you do not want."
    ),
    Message(
        nb="Det må være klart hvilken tekst sitatene er holdt opp mot.",
        nn="Det må vere klart kva tekst sitata er haldne opp mot.",
        en="It must be clear which text the quotes were held against.",
    ),
)
RULES = (
    UNREADABLE,
    ENCRYPTED,
    BOMB,
    TOO_SLOW,
    TOO_LARGE,
    NOT_ALL_PAGES,
    UNKNOWN_KEY,
    UNKNOWN_FORMAT,
    SECOND_FILE,
)
