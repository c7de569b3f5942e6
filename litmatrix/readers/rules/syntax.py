"""Why a file cannot be read as YAML: one rule for each slip that people make. Imported only when there is one."""

from litmatrix.message import Message
from litmatrix.readers.rules.yaml import syntax_rule

_QUOTE_IT = Message(
    nb='Sett hele teksten i anførselstegn: "…".',
    nn='Set heile teksten i hermeteikn: "…".',
    en='Put the whole text in quotation marks: "…".',
)
SYNTAX = syntax_rule(
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
COLON_IN_TEXT = syntax_rule(
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
UNCLOSED_QUOTE = syntax_rule(
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
UNCLOSED_BRACKET = syntax_rule(
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
TAB = syntax_rule(
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
INDENTATION = syntax_rule(
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
RESERVED_CHARACTER = syntax_rule(
    "YML007",
    "reserved-first-character",
    Message(
        nb="En tekst kan ikke begynne med tegnet «{character}» uten anførselstegn.",
        nn="Ein tekst kan ikkje byrje med teiknet «{character}» utan hermeteikn.",
        en="A text cannot begin with “{character}” without quotation marks.",
    ),
    _QUOTE_IT,
)
TEXT_AFTER_QUOTE = syntax_rule(
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
SPACE_AFTER_COLON = syntax_rule(
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
EMPTY_BRACKETS = syntax_rule(
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
RULES = (
    SYNTAX,
    COLON_IN_TEXT,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    TAB,
    INDENTATION,
    RESERVED_CHARACTER,
    TEXT_AFTER_QUOTE,
    SPACE_AFTER_COLON,
    EMPTY_BRACKETS,
)
