"""What can be wrong with a cell of a sheet that came back."""

from litmatrix.diagnostic import Severity
from litmatrix.message import Message
from litmatrix.sheets.rules.layout import sheet_rule

EMPTY = Message(nb="(tomt)", nn="(tomt)", en="(empty)")
"""What a message says for a cell without text."""
_VALUE = Message(
    nb="Skriv inn verdien selv, som vanlig tekst.",
    nn="Skriv inn verdien sjølv, som vanleg tekst.",
    en="Type the value itself, as plain text.",
)

GONE_ROW = sheet_rule(
    19,
    "gone-row",
    Message(
        nb="Her er det skrevet noe i «{label}», men «{row}» har ikke dette lenger i reviewet.",
        nn="Her er det skrive noko i «{label}», men «{row}» har ikkje dette lenger i reviewet.",
        en="Something was written in “{label}”, but the review no longer has this for “{row}”.",
    ),
    Message(
        nb="Tøm ruten hvis det er som det skal. Ellers legg det tilbake i reviewet først.",
        nn="Tøm ruta dersom det er som det skal. Elles legg det tilbake i reviewet først.",
        en="Empty the cell if that is as it should be. Otherwise put it back into the review first.",
    ),
)
FORMULA = sheet_rule(
    21,
    "formula-in-cell",
    Message(
        nb="I «{label}» står det en formel.",
        nn="I «{label}» står det ein formel.",
        en="There is a formula in “{label}”.",
    ),
    _VALUE,
)
DATE = sheet_rule(
    22,
    "date-in-cell",
    Message(
        nb="I «{label}» står det en dato ({value}). Regneark gjør gjerne 10-12 om til en dato.",
        nn="I «{label}» står det ein dato ({value}). Rekneark gjer gjerne 10-12 om til ein dato.",
        en="There is a date in “{label}” ({value}). Spreadsheets like to turn 10-12 into a date.",
    ),
    Message(
        nb="Velg Tekst som format for ruten, og skriv det på nytt, for eksempel 10–12.",
        nn="Vel Tekst som format for ruta, og skriv det på nytt, til dømes 10–12.",
        en="Choose Text as the format of the cell, and type it again, for example 10–12.",
    ),
)
NOT_TEXT = sheet_rule(
    23,
    "not-text-in-cell",
    Message(
        nb="«{value}» i «{label}» kan ikke leses som tekst.",
        nn="«{value}» i «{label}» kan ikkje lesast som tekst.",
        en="“{value}” in “{label}” cannot be read as text.",
    ),
    _VALUE,
)
NOT_A_WORD = sheet_rule(
    24,
    "not-a-word-of-the-list",
    Message(
        nb="«{value}» er ikke et av valgene i «{label}».",
        nn="«{value}» er ikkje eit av vala i «{label}».",
        en="“{value}” is not one of the choices of “{label}”.",
    ),
    Message(nb="Valgene er: {known}.", nn="Vala er: {known}.", en="The choices are: {known}."),
)
CHANGED_IN_BOTH = sheet_rule(
    25,
    "changed-in-both",
    Message(
        nb="Arket sier «{theirs}», men i reviewet er det i mellomtiden blitt «{ours}».",
        nn="Arket seier «{theirs}», men i reviewet er det i mellomtida blitt «{ours}».",
        en="The sheet says “{theirs}”, but in the review it has become “{ours}” in the meantime.",
    ),
    Message(
        nb="Bestem hva som skal gjelde, og skriv det i ruten slik det står i reviewet, eller rett reviewet slik det står her.",
        nn="Avgjer kva som skal gjelde, og skriv det i ruta slik det står i reviewet, eller rett reviewet slik det står her.",
        en="Decide which it shall be, and write it in the cell as in the review, or correct the review to what is written here.",
    ),
)
CUT_TEXT = sheet_rule(
    26,
    "cut-text-changed",
    Message(
        nb="Teksten er for lang for en rute og sto forkortet her, så endringen kan ikke hentes inn.",
        nn="Teksten er for lang for ei rute og stod forkorta her, så endringa kan ikkje hentast inn.",
        en="The text is too long for a cell and stood here shortened, so the change cannot be brought in.",
    ),
    Message(nb="Endre den i {path}.", nn="Endre han i {path}.", en="Change it in {path}."),
)
INVISIBLE = sheet_rule(
    27,
    "invisible-sign-in-cell",
    Message(
        nb="I «{label}» står det et usynlig styretegn ({character}).",
        nn="I «{label}» står det eit usynleg styreteikn ({character}).",
        en="There is an invisible control character in “{label}” ({character}).",
    ),
    Message(
        nb="Skriv stedet på nytt. Tegnet følger ofte med når tekst kopieres fra en PDF.",
        nn="Skriv staden på nytt. Teiknet følgjer ofte med når tekst blir kopiert frå ein PDF.",
        en="Type the passage again. It often comes along when text is copied from a PDF.",
    ),
)
COMMA_IN_LIST = sheet_rule(
    31,
    "comma-in-list-cell",
    Message(
        nb="«{item}» i «{label}» leses som én ting, for komma og semikolon skiller ikke her.",
        nn="«{item}» i «{label}» blir lese som éin ting, for komma og semikolon skil ikkje her.",
        en="“{item}” in “{label}” is read as one thing, since commas and semicolons do not separate here.",
    ),
    Message(
        nb="Er det flere, skriv hver av dem på sin egen linje i ruten (Alt+Enter).",
        nn="Er det fleire, skriv kvar av dei på si eiga linje i ruta (Alt+Enter).",
        en="If there are several, type each on a line of its own in the cell (Alt+Enter).",
    ),
    Severity.WARNING,
)
CELL_RULES = (
    GONE_ROW,
    FORMULA,
    DATE,
    NOT_TEXT,
    NOT_A_WORD,
    CHANGED_IN_BOTH,
    CUT_TEXT,
    INVISIBLE,
    COMMA_IN_LIST,
)
