"""What can be wrong with a workbook that came back: with the file, its sheets, their columns and rows."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_ALL_OR_NOTHING = Message(
    nb="Passer noe ikke, hentes ingenting inn. Slik vet du at alt er med når det går bra.",
    nn="Passar noko ikkje, blir ingenting henta inn. Slik veit du at alt er med når det går bra.",
    en="Where something does not fit, nothing is brought in. So you know that all of it is there when it goes well.",
)


def sheet_rule(
    number: int, name: str, message: Message, hint: Message, severity: Severity = Severity.ERROR
) -> Rule:
    """A rule about a sheet that came back; its code is SHT and the number."""
    return Rule(f"SHT{number:03}", name, severity, message, hint, _ALL_OR_NOTHING)


_AGAIN = Message(
    nb="Lag et nytt ark med «litmatrix sheet export», og flytt svarene over i det.",
    nn="Lag eit nytt ark med «litmatrix sheet export», og flytt svara over i det.",
    en="Make a new sheet with “litmatrix sheet export”, and move the answers there.",
)
NOT_A_SHEET = sheet_rule(
    10,
    "not-a-sheet",
    Message(
        nb="{file} er ikke et ark fra «litmatrix sheet export», eller det skjulte arket i den er borte.",
        nn="{file} er ikkje eit ark frå «litmatrix sheet export», eller det gøymde arket i henne er borte.",
        en="{file} is not a sheet from “litmatrix sheet export”, or the hidden sheet in it is gone.",
    ),
    _AGAIN,
)
OTHER_REVIEW = sheet_rule(
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
UNKNOWN_RATER = sheet_rule(
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
MISSING_SHEET = sheet_rule(
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
MISSING_COLUMN = sheet_rule(
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
REPEATED_COLUMN = sheet_rule(
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
UNREAD_COLUMN = sheet_rule(
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
MERGED = sheet_rule(
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
REPEATED_ROW = sheet_rule(
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
UNKNOWN_ROW = sheet_rule(
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
ROW_WITHOUT_ID = sheet_rule(
    20,
    "row-without-id",
    Message(
        nb="Raden mangler «{label}», så det går ikke fram hva den gjelder.",
        nn="Rada manglar «{label}», så det går ikkje fram kva ho gjeld.",
        en="The row has no “{label}”, so it is not clear what it is about.",
    ),
    Message(nb="Fyll den inn.", nn="Fyll ho inn.", en="Fill it in."),
)
UNWRITABLE = sheet_rule(
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
LAYOUT_RULES = (
    NOT_A_SHEET,
    OTHER_REVIEW,
    UNKNOWN_RATER,
    MISSING_SHEET,
    MISSING_COLUMN,
    REPEATED_COLUMN,
    UNREAD_COLUMN,
    MERGED,
    REPEATED_ROW,
    UNKNOWN_ROW,
    ROW_WITHOUT_ID,
    UNWRITABLE,
)
