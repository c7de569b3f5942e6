"""What can be wrong with a sheet that came back."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

EMPTY = Message(nb="(tomt)", nn="(tomt)", en="(empty)")
"""What a message says for a cell without text."""
_ALL_OR_NOTHING = Message(
    nb="Passer noe ikke, hentes ingenting inn. Slik vet du at alt er med når det går bra.",
    nn="Passar noko ikkje, blir ingenting henta inn. Slik veit du at alt er med når det går bra.",
    en="Where something does not fit, nothing is brought in. So you know that all of it is there when it goes well.",
)


def _rule(number: int, name: str, message: Message, hint: Message, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(f"SHT{number:03}", name, severity, message, hint, _ALL_OR_NOTHING)


_AGAIN = Message(
    nb="Lag et nytt ark med «litmatrix sheet export», og flytt svarene over i det.",
    nn="Lag eit nytt ark med «litmatrix sheet export», og flytt svara over i det.",
    en="Make a new sheet with “litmatrix sheet export”, and move the answers there.",
)
_VALUE = Message(
    nb="Skriv inn verdien selv, som vanlig tekst.",
    nn="Skriv inn verdien sjølv, som vanleg tekst.",
    en="Type the value itself, as plain text.",
)

NOT_A_SHEET = _rule(
    10,
    "not-a-sheet",
    Message(
        nb="{file} er ikke et ark fra «litmatrix sheet export», eller det skjulte arket i den er borte.",
        nn="{file} er ikkje eit ark frå «litmatrix sheet export», eller det gøymde arket i henne er borte.",
        en="{file} is not a sheet from “litmatrix sheet export”, or the hidden sheet in it is gone.",
    ),
    _AGAIN,
)
OTHER_REVIEW = _rule(
    11,
    "sheet-of-another-review",
    Message(
        nb="Arket hører til reviewet «{theirs}», ikke «{ours}».",
        nn="Arket høyrer til reviewet «{theirs}», ikkje «{ours}».",
        en="The sheet belongs to the review “{theirs}”, not “{ours}”.",
    ),
    Message(
        nb="Velg reviewet med --review, eller be om arket som hører til dette.",
        nn="Vel reviewet med --review, eller be om arket som høyrer til dette.",
        en="Choose the review with --review, or ask for the sheet that belongs to this one.",
    ),
)
UNKNOWN_RATER = _rule(
    12,
    "sheet-of-unknown-rater",
    Message(
        nb="Arket er laget for «{rater}», som ikke står blant dem som vurderer i reviewet.",
        nn="Arket er laga for «{rater}», som ikkje står blant dei som vurderer i reviewet.",
        en="The sheet was made for “{rater}”, who is not among the raters of the review.",
    ),
    Message(
        nb="Legg vedkommende til under raters i review.yaml, med id og name.",
        nn="Legg vedkomande til under raters i review.yaml, med id og name.",
        en="Add them under raters in review.yaml, with id and name.",
    ),
)
MISSING_SHEET = _rule(
    13,
    "missing-sheet",
    Message(
        nb="Arket «{sheet}» mangler i arbeidsboken.",
        nn="Arket «{sheet}» manglar i arbeidsboka.",
        en="The workbook has no sheet “{sheet}”.",
    ),
    Message(
        nb="Har det fått et nytt navn, gi det det gamle tilbake. Er det slettet, lag et nytt med «litmatrix sheet export».",
        nn="Har det fått eit nytt namn, gi det det gamle tilbake. Er det sletta, lag eit nytt med «litmatrix sheet export».",
        en="If it was renamed, give it its old name. If it was deleted, make a new one with “litmatrix sheet export”.",
    ),
)
MISSING_COLUMN = _rule(
    14,
    "missing-column",
    Message(
        nb="Kolonnen «{label}» mangler i arket {sheet}.",
        nn="Kolonnen «{label}» manglar i arket {sheet}.",
        en="The column “{label}” is missing from the sheet {sheet}.",
    ),
    Message(
        nb="Sett den inn igjen med den samme overskriften. Rekkefølgen av kolonnene betyr ingenting.",
        nn="Set han inn att med den same overskrifta. Rekkjefølgja av kolonnane betyr ingenting.",
        en="Put it back with the same head. The order of the columns does not matter.",
    ),
)
REPEATED_COLUMN = _rule(
    15,
    "repeated-column",
    Message(
        nb="Overskriften «{label}» står over mer enn én kolonne.",
        nn="Overskrifta «{label}» står over meir enn éin kolonne.",
        en="The head “{label}” stands above more than one column.",
    ),
    Message(
        nb="Behold den ene, og gi den andre et annet navn.",
        nn="Behald den eine, og gi den andre eit anna namn.",
        en="Keep one of them, and rename the other.",
    ),
)
MERGED = _rule(
    16,
    "merged-cells",
    Message(
        nb="Rutene herfra til {last} er slått sammen, så det går ikke fram hva som hører til hvilken rad.",
        nn="Rutene herifrå til {last} er slått saman, så det går ikkje fram kva som høyrer til kva rad.",
        en="The cells from here to {last} are merged, so it is not clear what belongs to which row.",
    ),
    Message(
        nb="Del dem igjen, og skriv i hver rad det som gjelder der.",
        nn="Del dei att, og skriv i kvar rad det som gjeld der.",
        en="Unmerge them, and write in each row what is true there.",
    ),
)
REPEATED_ROW = _rule(
    17,
    "repeated-row",
    Message(
        nb="Raden står i arket fra før ({other}).",
        nn="Rada står i arket frå før ({other}).",
        en="The row is in the sheet already ({other}).",
    ),
    Message(
        nb="Behold den ene. Skal det være noe nytt, la navnet stå tomt.",
        nn="Behald den eine. Skal det vere noko nytt, lat namnet stå tomt.",
        en="Keep one of them. If it is meant to be new, leave the name empty.",
    ),
)
UNKNOWN_ROW = _rule(
    18,
    "unknown-row",
    Message(
        nb="«{row}» er ikke en rad i arket slik det ble laget.",
        nn="«{row}» er ikkje ei rad i arket slik det blei laga.",
        en="“{row}” is not a row of the sheet as it was made.",
    ),
    Message(
        nb="Rett navnet, eller slett raden. Nye studier og spørsmål legges til i reviewet, ikke her.",
        nn="Rett namnet, eller slett rada. Nye studiar og spørsmål blir lagde til i reviewet, ikkje her.",
        en="Correct the name, or delete the row. New studies and questions are added to the review, not here.",
    ),
)
GONE_ROW = _rule(
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
ROW_WITHOUT_ID = _rule(
    20,
    "row-without-id",
    Message(
        nb="Raden mangler «{label}», så det går ikke fram hva den gjelder.",
        nn="Rada manglar «{label}», så det går ikkje fram kva ho gjeld.",
        en="The row has no “{label}”, so it is not clear what it is about.",
    ),
    Message(nb="Fyll den inn.", nn="Fyll ho inn.", en="Fill it in."),
)
FORMULA = _rule(
    21,
    "formula-in-cell",
    Message(
        nb="I «{label}» står det en formel.",
        nn="I «{label}» står det ein formel.",
        en="There is a formula in “{label}”.",
    ),
    _VALUE,
)
DATE = _rule(
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
NOT_TEXT = _rule(
    23,
    "not-text-in-cell",
    Message(
        nb="«{value}» i «{label}» kan ikke leses som tekst.",
        nn="«{value}» i «{label}» kan ikkje lesast som tekst.",
        en="“{value}” in “{label}” cannot be read as text.",
    ),
    _VALUE,
)
NOT_A_WORD = _rule(
    24,
    "not-a-word-of-the-list",
    Message(
        nb="«{value}» er ikke et av valgene i «{label}».",
        nn="«{value}» er ikkje eit av vala i «{label}».",
        en="“{value}” is not one of the choices of “{label}”.",
    ),
    Message(nb="Valgene er: {known}.", nn="Vala er: {known}.", en="The choices are: {known}."),
)
CHANGED_IN_BOTH = _rule(
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
CUT_TEXT = _rule(
    26,
    "cut-text-changed",
    Message(
        nb="Teksten er for lang for en rute og sto forkortet her, så endringen kan ikke hentes inn.",
        nn="Teksten er for lang for ei rute og stod forkorta her, så endringa kan ikkje hentast inn.",
        en="The text is too long for a cell and stood here shortened, so the change cannot be brought in.",
    ),
    Message(nb="Endre den i {path}.", nn="Endre han i {path}.", en="Change it in {path}."),
)
INVISIBLE = _rule(
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
UNWRITABLE = _rule(
    28,
    "file-unwritable-from-sheet",
    Message(
        nb="{path} kan ikke endres slik den er skrevet, uten at noe annet i den blir rørt.",
        nn="{path} kan ikkje endrast slik ho er skriven, utan at noko anna i henne blir rørt.",
        en="{path} cannot be changed the way it is written without touching something else in it.",
    ),
    Message(
        nb="Rett det som er galt i filen først («litmatrix check»), eller gjør disse endringene for hånd.",
        nn="Rett det som er gale i fila først («litmatrix check»), eller gjer desse endringane for hand.",
        en="Mend what is wrong in the file first (“litmatrix check”), or make these changes by hand.",
    ),
)
UNREAD_COLUMN = _rule(
    30,
    "unread-column",
    Message(
        nb="Denne kolonnen hører ikke til arket {sheet} og blir ikke lest.",
        nn="Denne kolonnen høyrer ikkje til arket {sheet} og blir ikkje lesen.",
        en="This column does not belong to the sheet {sheet} and is not read.",
    ),
    Message(
        nb="Skal noe av den være med, flytt det til en kolonne som leses.",
        nn="Skal noko av han vere med, flytt det til ein kolonne som blir lesen.",
        en="If some of it is meant to come in, move it to a column that is read.",
    ),
    Severity.WARNING,
)
COMMA_IN_LIST = _rule(
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
SHEET_RULES = (
    NOT_A_SHEET,
    OTHER_REVIEW,
    UNKNOWN_RATER,
    MISSING_SHEET,
    MISSING_COLUMN,
    REPEATED_COLUMN,
    MERGED,
    REPEATED_ROW,
    UNKNOWN_ROW,
    GONE_ROW,
    ROW_WITHOUT_ID,
    FORMULA,
    DATE,
    NOT_TEXT,
    NOT_A_WORD,
    CHANGED_IN_BOTH,
    CUT_TEXT,
    INVISIBLE,
    UNWRITABLE,
    UNREAD_COLUMN,
    COMMA_IN_LIST,
)
