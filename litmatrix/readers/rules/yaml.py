"""What can be wrong with a YAML file as YAML."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY_SYNTAX = Message(
    nb="En YAML-fil må kunne leses på bare én måte. Når den ikke kan leses, gjettes det ikke.",
    nn="Ei YAML-fil må kunne lesast på berre éin måte. Når ho ikkje kan lesast, blir det ikkje gjetta.",
    en="A YAML file must have one reading only. Where it has none, nothing is guessed.",
)
_QUOTE_IT = Message(
    nb='Sett hele teksten i anførselstegn: "…".',
    nn='Set heile teksten i hermeteikn: "…".',
    en='Put the whole text in quotation marks: "…".',
)


def _syntax(code: str, name: str, message: Message, hint: Message) -> Rule:
    return Rule(code, name, Severity.ERROR, message, hint, _WHY_SYNTAX)


SYNTAX = _syntax(
    "YML001",
    "invalid-yaml",
    Message(
        nb="Filen kan ikke leses som YAML herfra.",
        nn="Fila kan ikkje lesast som YAML herifrå.",
        en="The file cannot be read as YAML from here on.",
    ),
    Message(
        nb="Se på denne linjen og den over: innrykk, kolon, klammer og anførselstegn.",
        nn="Sjå på denne linja og den over: innrykk, kolon, klammer og hermeteikn.",
        en="Look at this line and the one above: indentation, colons, brackets and quotation marks.",
    ),
)
COLON_IN_TEXT = _syntax(
    "YML002",
    "colon-in-text",
    Message(
        nb="Et kolon fulgt av mellomrom midt i en tekst leses som et nytt felt.",
        nn="Eit kolon følgt av mellomrom midt i ein tekst blir lese som eit nytt felt.",
        en="A colon followed by a space in the middle of a text is read as a new field.",
    ),
    Message(
        nb='Sett hele teksten i anførselstegn: "…". Skulle det være et nytt felt, se på innrykket og linjen over.',
        nn='Set heile teksten i hermeteikn: "…". Skulle det vere eit nytt felt, sjå på innrykket og linja over.',
        en='Put the whole text in quotation marks: "…". If a new field was meant, look at the indentation and the line above.',
    ),
)
UNCLOSED_QUOTE = _syntax(
    "YML003",
    "unclosed-quotation-mark",
    Message(
        nb="Anførselstegnet som åpnes her, lukkes aldri.",
        nn="Hermeteiknet som blir opna her, blir aldri lukka.",
        en="The quotation mark that opens here is never closed.",
    ),
    Message(
        nb='Sett det samme tegnet der teksten slutter. Et " inne i teksten skrives \\".',
        nn='Set same teiknet der teksten sluttar. Eit " inne i teksten blir skrive \\".',
        en='Put the same mark where the text ends. A " inside the text is written \\".',
    ),
)
UNCLOSED_BRACKET = _syntax(
    "YML004",
    "unclosed-bracket",
    Message(
        nb="Klammen som åpnes her, lukkes ikke, eller et komma mangler mellom to ting i den.",
        nn="Klamma som blir opna her, blir ikkje lukka, eller eit komma manglar mellom to ting i henne.",
        en="The bracket that opens here is not closed, or a comma is missing between two things in it.",
    ),
    Message(
        nb="Hver [ trenger en ] og hver {{ en }}, med komma mellom tingene. Tekst med komma må stå i anførselstegn.",
        nn="Kvar [ treng ein ] og kvar {{ ein }}, med komma mellom tinga. Tekst med komma må stå i hermeteikn.",
        en="Every [ needs a ] and every {{ a }}, with commas between. Text that holds commas needs quotation marks.",
    ),
)
TAB = _syntax(
    "YML005",
    "tab-indentation",
    Message(
        nb="Linjen er rykket inn med tabulator.",
        nn="Linja er rykt inn med tabulator.",
        en="The line is indented with a tab.",
    ),
    Message(
        nb="Bruk mellomrom: to for hvert nivå.",
        nn="Bruk mellomrom: to for kvart nivå.",
        en="Use spaces: two for each level.",
    ),
)
INDENTATION = _syntax(
    "YML006",
    "wrong-indentation",
    Message(
        nb="Linjen passer ikke med innrykket over.",
        nn="Linja passar ikkje med innrykket over.",
        en="The line does not fit the indentation above it.",
    ),
    Message(
        nb="Felter på samme nivå må begynne i samme kolonne. Fortsetter en tekst over flere linjer, rykk den inn.",
        nn="Felt på same nivå må byrje i same kolonne. Held ein tekst fram over fleire linjer, rykk han inn.",
        en="Fields of one level must begin in the same column. Indent a text that goes on over several lines.",
    ),
)
RESERVED_CHARACTER = _syntax(
    "YML007",
    "reserved-first-character",
    Message(
        nb="En tekst kan ikke begynne med tegnet «{character}» uten anførselstegn.",
        nn="Ein tekst kan ikkje byrje med teiknet «{character}» utan hermeteikn.",
        en="A text cannot begin with “{character}” without quotation marks.",
    ),
    _QUOTE_IT,
)
TEXT_AFTER_QUOTE = _syntax(
    "YML008",
    "text-after-quotation-mark",
    Message(
        nb="Det står mer tekst etter at anførselstegnet er lukket.",
        nn="Det står meir tekst etter at hermeteiknet er lukka.",
        en="More text stands after the closing quotation mark.",
    ),
    Message(
        nb='Sett anførselstegn om hele teksten, og skriv \\" for et " inne i den: "\\"mangfold\\" i praksis".',
        nn='Set hermeteikn om heile teksten, og skriv \\" for eit " inne i han: "\\"mangfald\\" i praksis".',
        en='Put quotation marks around the whole text, and write \\" for a " inside it: "\\"diversity\\" in practice".',
    ),
)
TYPOGRAPHIC_QUOTES = _syntax(
    "YML009",
    "typographic-quotation-marks",
    Message(
        nb="Tegnet {mark} virker ikke som anførselstegn her, så teksten blir delt eller kan ikke leses.",
        nn="Teiknet {mark} verkar ikkje som hermeteikn her, så teksten blir delt eller kan ikkje lesast.",
        en="The sign {mark} does not work as a quotation mark here, so the text is cut in two or cannot be read.",
    ),
    Message(
        nb='Bytt tegnet foran teksten og tegnet etter den med det vanlige fra tastaturet: "…". Word lager de andre.',
        nn='Byt teiknet framfor teksten og teiknet etter han med det vanlege frå tastaturet: "…". Word lagar dei andre.',
        en='Replace the sign before the text and the one after it by the plain one on the keyboard: "…". Word makes the others.',
    ),
)
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
    _WHY_SYNTAX,
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
SPACE_AFTER_COLON = _syntax(
    "YML018",
    "space-missing-after-colon",
    Message(
        nb="Det mangler et mellomrom etter kolonet.",
        nn="Det manglar eit mellomrom etter kolonet.",
        en="A space is missing after the colon.",
    ),
    Message(
        nb="Skriv «navn: verdi», med mellomrom etter kolonet.",
        nn="Skriv «namn: verdi», med mellomrom etter kolonet.",
        en="Write “name: value”, with a space after the colon.",
    ),
)
EMPTY_BRACKETS = _syntax(
    "YML019",
    "lines-below-empty-brackets",
    Message(
        nb="{brackets} sier at feltet er tomt, men det står linjer under det.",
        nn="{brackets} seier at feltet er tomt, men det står linjer under det.",
        en="{brackets} says that the field is empty, but there are lines below it.",
    ),
    Message(
        nb="Slett {brackets}. Da hører linjene under til feltet.",
        nn="Slett {brackets}. Då høyrer linjene under til feltet.",
        en="Delete {brackets}. Then the lines below belong to the field.",
    ),
)
HARD_SPACE = _syntax(
    "YML020",
    "hard-space-indentation",
    Message(
        nb="«{field}» er rykket inn med et hardt mellomrom ({character}), som blir lest som en del av ordet.",
        nn="«{field}» er rykt inn med eit hardt mellomrom ({character}), som blir lese som ein del av ordet.",
        en="“{field}” is indented with a hard space ({character}), which is read as a part of the word.",
    ),
    Message(
        nb="Slett innrykket på linjen, og lag det på nytt med mellomromstasten. Harde mellomrom ser ut som andre og følger "
        "ofte med når tekst kopieres fra Word eller en nettside.",
        nn="Slett innrykket på linja, og lag det på nytt med mellomromstasten. Harde mellomrom ser ut som andre og følgjer "
        "ofte med når tekst blir kopiert frå Word eller ei nettside.",
        en="Delete the indentation of the line and type it anew with the space bar. Hard spaces look like others and often "
        "come along when text is copied from Word or a web page.",
    ),
)
KEPT_QUOTES = Rule(
    "YML017",
    "kept-quotation-marks",
    Severity.WARNING,
    Message(
        nb="Anførselstegnene {marks} blir en del av teksten.",
        nn="Hermeteikna {marks} blir ein del av teksten.",
        en="The quotation marks {marks} become part of the text.",
    ),
    Message(
        nb='Bytt dem med de vanlige fra tastaturet: "…". Skal de trykkes, sett de vanlige utenpå dem.',
        nn='Byt dei med dei vanlege frå tastaturet: "…". Skal dei trykkast, set dei vanlege utanpå dei.',
        en='Replace them by the plain ones on the keyboard: "…". If they are to be printed, put plain ones around them.',
    ),
    Message(
        nb="Word bytter anførselstegn mens du skriver. I disse filene er bare de vanlige usynlige i resultatet.",
        nn="Word byter hermeteikn medan du skriv. I desse filene er berre dei vanlege usynlege i resultatet.",
        en="Word exchanges quotation marks while you type. In these files only the plain ones are not printed.",
    ),
)
RULES = (
    SYNTAX,
    COLON_IN_TEXT,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    TAB,
    INDENTATION,
    RESERVED_CHARACTER,
    TEXT_AFTER_QUOTE,
    TYPOGRAPHIC_QUOTES,
    DUPLICATE_KEY,
    ALIAS,
    TAG,
    TOO_DEEP,
    KEY_NOT_TEXT,
    SEVERAL_DOCUMENTS,
    NOT_A_MAPPING,
    KEPT_QUOTES,
    SPACE_AFTER_COLON,
    EMPTY_BRACKETS,
    HARD_SPACE,
)
