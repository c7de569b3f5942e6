"""What can be wrong with a workbook as a file."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHOLE = Message(
    nb="Kan ikke alt leses, hentes ingenting inn. Slik blir aldri et halvt ark til vurderinger.",
    nn="Kan ikkje alt lesast, blir ingenting henta inn. Slik blir aldri eit halvt ark til vurderingar.",
    en="Where not everything can be read, nothing is brought in. So half a sheet never becomes ratings.",
)
NOT_A_WORKBOOK = Rule(
    "SHT001",
    "not-a-workbook",
    Severity.ERROR,
    Message(
        nb="{file} er ikke en Excel-fil som kan leses.",
        nn="{file} er ikkje ei Excel-fil som kan lesast.",
        en="{file} is not an Excel file that can be read.",
    ),
    Message(
        nb="Åpne den i Excel eller LibreOffice og lagre den som Excel-arbeidsbok (.xlsx).",
        nn="Opne henne i Excel eller LibreOffice og lagre henne som Excel-arbeidsbok (.xlsx).",
        en="Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).",
    ),
    _WHOLE,
)
LOCKED = Rule(
    "SHT002",
    "locked-workbook",
    Severity.ERROR,
    Message(
        nb="{file} har et passord, eller er lagret i det gamle formatet .xls.",
        nn="{file} har eit passord, eller er lagra i det gamle formatet .xls.",
        en="{file} has a password, or is saved in the old format .xls.",
    ),
    Message(
        nb="Åpne den, ta bort passordet og lagre den som Excel-arbeidsbok (.xlsx).",
        nn="Opne henne, ta bort passordet og lagre henne som Excel-arbeidsbok (.xlsx).",
        en="Open it, remove the password and save it as an Excel workbook (.xlsx).",
    ),
    _WHOLE,
)
OVERSIZED = Rule(
    "SHT003",
    "oversized-workbook",
    Severity.ERROR,
    Message(
        nb="{file} blir altfor stor når den pakkes ut.",
        nn="{file} blir altfor stor når ho blir pakka ut.",
        en="{file} becomes far too large when it is unpacked.",
    ),
    Message(
        nb="Be om å få arket på nytt. Er noe annet limt inn i det, som bilder, så ta det bort.",
        nn="Be om å få arket på nytt. Er noko anna limt inn i det, som bilete, så ta det bort.",
        en="Ask for the sheet again. If something else was pasted into it, such as pictures, take it out.",
    ),
    _WHOLE,
)
RULES = (NOT_A_WORKBOOK, LOCKED, OVERSIZED)
