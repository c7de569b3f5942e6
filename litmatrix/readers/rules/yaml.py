"""What can be wrong with a YAML file that can be read as YAML."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

WHY = Message(
    nb="En YAML-fil må kunne leses på bare én måte. Når den ikke kan leses, gjettes det ikke.",
    nn="Ei YAML-fil må kunne lesast på berre éin måte. Når ho ikkje kan lesast, blir det ikkje gjetta.",
    en="A YAML file must have one reading only. Where it has none, nothing is guessed.",
)


def syntax_rule(code: str, name: str, message: Message, hint: Message) -> Rule:
    """A rule about the form of the file: an error, for the reason that all of them share."""
    return Rule(code, name, Severity.ERROR, message, hint, WHY)


DUPLICATE_KEY = Rule(
    "YML010",
    "duplicate-key",
    Severity.ERROR,
    Message(
        nb="Feltet «{key}» står to ganger; den første er på linje {line}.",
        nn="Feltet «{key}» står to gonger; det første er på linje {line}.",
        en="The field “{key}” stands twice; the first is on line {line}.",
    ),
    Message(
        nb="Slett den ene, eller gi den et annet navn.",
        nn="Slett det eine, eller gi det eit anna namn.",
        en="Delete one of them, or give it another name.",
    ),
    Message(
        nb="De fleste programmer tar stille den siste. Da forsvinner en vurdering uten at noen ser det.",
        nn="Dei fleste program tek stille den siste. Då forsvinn ei vurdering utan at nokon ser det.",
        en="Most programs silently take the last one, and a rating is gone without anybody noticing.",
    ),
)
ALIAS = Rule(
    "YML011",
    "anchor-or-alias",
    Severity.ERROR,
    Message(
        nb="Ankere og henvisninger (&navn, *navn, <<) brukes ikke her.",
        nn="Anker og tilvisingar (&namn, *namn, <<) blir ikkje brukte her.",
        en="Anchors and references (&name, *name, <<) are not used here.",
    ),
    Message(
        nb="Skriv verdien ut. Begynner en tekst med & eller *, sett den i anførselstegn.",
        nn="Skriv verdien ut. Byrjar ein tekst med & eller *, set han i hermeteikn.",
        en="Write the value out. Put a text that begins with & or * in quotation marks.",
    ),
    Message(
        nb="En henvisning skjuler hvor en verdi egentlig står, og noen få linjer kan vokse til milliarder.",
        nn="Ei tilvising skjuler kvar ein verdi eigentleg står, og nokre få linjer kan vekse til milliardar.",
        en="A reference hides where a value really stands, and a few lines can grow to billions.",
    ),
)
TAG = Rule(
    "YML012",
    "yaml-tag",
    Severity.ERROR,
    Message(
        nb="Merkelapper som «{tag}» brukes ikke her.",
        nn="Merkelappar som «{tag}» blir ikkje brukte her.",
        en="Tags such as “{tag}” are not used here.",
    ),
    Message(
        nb="Slett merkelappen. Begynner en tekst med !, sett den i anførselstegn.",
        nn="Slett merkelappen. Byrjar ein tekst med !, set han i hermeteikn.",
        en="Delete the tag. Put a text that begins with ! in quotation marks.",
    ),
    Message(
        nb="Merkelapper kan få andre programmer til å lage vilkårlige objekter av filen.",
        nn="Merkelappar kan få andre program til å lage vilkårlege objekt av fila.",
        en="Tags can make other programs build arbitrary objects from the file.",
    ),
)
TOO_DEEP = Rule(
    "YML013",
    "nested-too-deeply",
    Severity.ERROR,
    Message(
        nb="Her er det mer enn {limit} nivåer inne i hverandre.",
        nn="Her er det meir enn {limit} nivå inne i kvarandre.",
        en="More than {limit} levels stand inside each other here.",
    ),
    Message(
        nb="Formatet har aldri mer enn fem nivåer. Se etter klammer som er åpnet for ofte.",
        nn="Formatet har aldri meir enn fem nivå. Sjå etter klammer som er opna for ofte.",
        en="The format never has more than five levels. Look for brackets that were opened too often.",
    ),
    Message(
        nb="Svært dype filer får mange programmer til å krasje.",
        nn="Svært djupe filer får mange program til å krasje.",
        en="Very deep files crash many programs.",
    ),
)
KEY_NOT_TEXT = Rule(
    "YML014",
    "key-not-text",
    Severity.ERROR,
    Message(
        nb="Navnet på et felt må være en enkel tekst.",
        nn="Namnet på eit felt må vere ein enkel tekst.",
        en="The name of a field must be a plain text.",
    ),
    Message(
        nb="Skriv «navn: verdi». Klammer hører til etter kolonet.",
        nn="Skriv «namn: verdi». Klammer høyrer til etter kolonet.",
        en="Write “name: value”. Brackets belong after the colon.",
    ),
    WHY,
)
SEVERAL_DOCUMENTS = Rule(
    "YML015",
    "several-documents",
    Severity.ERROR,
    Message(
        nb="Her begynner et nytt dokument («---») i samme fil.",
        nn="Her byrjar eit nytt dokument («---») i same fil.",
        en="A new document (“---”) begins in the same file here.",
    ),
    Message(
        nb="Legg hver studie i sin egen fil, og slett linjen med ---.",
        nn="Legg kvar studie i si eiga fil, og slett linja med ---.",
        en="Put each study in a file of its own, and delete the line with ---.",
    ),
    Message(
        nb="Det som står etter linjen, ville ellers ikke bli lest.",
        nn="Det som står etter linja, ville elles ikkje bli lese.",
        en="What stands after that line would otherwise not be read.",
    ),
)
NOT_A_MAPPING = Rule(
    "YML016",
    "not-a-mapping",
    Severity.ERROR,
    Message(
        nb="Filen må bestå av linjer på formen «navn: verdi».",
        nn="Fila må ha linjer på forma «namn: verdi».",
        en="The file must consist of lines of the form “name: value”.",
    ),
    Message(
        nb="Se på en av de andre filene, eller kjør «litmatrix init» i en tom mappe.",
        nn="Sjå på ei av dei andre filene, eller køyr «litmatrix init» i ei tom mappe.",
        en="Look at one of the other files, or run “litmatrix init” in an empty folder.",
    ),
    Message(
        nb="Uten navngitte felter vet ingen hva verdiene betyr.",
        nn="Utan namngitte felt veit ingen kva verdiane betyr.",
        en="Without named fields nobody knows what the values mean.",
    ),
)
HARD_SPACE = syntax_rule(
    "YML020",
    "hard-space",
    Message(
        nb="Foran «{field}» står det et hardt mellomrom ({character}), som blir lest som en del av ordet.",
        nn="Framfor «{field}» står det eit hardt mellomrom ({character}), som blir lese som ein del av ordet.",
        en="A hard space ({character}) stands before “{field}” and is read as a part of the word.",
    ),
    Message(
        nb="Slett mellomrommene der, og lag dem på nytt med mellomromstasten. Harde mellomrom ser ut som andre og følger "
        "ofte med når tekst kopieres fra Word eller en nettside.",
        nn="Slett mellomromma der, og lag dei på nytt med mellomromstasten. Harde mellomrom ser ut som andre og følgjer "
        "ofte med når tekst blir kopiert frå Word eller ei nettside.",
        en="Delete the spaces there and type them anew with the space bar. Hard spaces look like others and often come "
        "along when text is copied from Word or a web page.",
    ),
)
RULES = (
    DUPLICATE_KEY,
    ALIAS,
    TAG,
    TOO_DEEP,
    KEY_NOT_TEXT,
    SEVERAL_DOCUMENTS,
    NOT_A_MAPPING,
    HARD_SPACE,
)
