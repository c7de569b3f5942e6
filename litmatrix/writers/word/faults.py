"""What can be wrong with a Word file that somebody hands us."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_UNTOUCHED = Message(
    nb="Oppgaven din endres aldri. Kan ikke teksten settes inn trygt, blir ingen kopi skrevet.",
    nn="Oppgåva di blir aldri endra. Kan ikkje teksten setjast inn trygt, blir ingen kopi skriven.",
    en="Your thesis is never changed. Where the text cannot be put in safely, no copy is written.",
)
_HOW_TO_MARK = Message(
    nb="Merk stedet i Word (Sett inn > Bokmerke), og kall det litmatrix_matrix, litmatrix_findings eller litmatrix_references.",
    nn="Merk staden i Word (Set inn > Bokmerke), og kall han litmatrix_matrix, litmatrix_findings eller litmatrix_references.",
    en="Mark the place in Word (Insert > Bookmark) and call it litmatrix_matrix, litmatrix_findings or litmatrix_references.",
)

NOT_WORD = Rule(
    "WRD001",
    "not-a-word-file",
    Severity.ERROR,
    Message(
        nb="Filen er ikke et Word-dokument som kan brukes.",
        nn="Fila er ikkje eit Word-dokument som kan brukast.",
        en="The file is not a Word document that can be used.",
    ),
    Message(
        nb="Åpne den i Word og lagre den som Word-dokument (.docx), uten passord. Gamle .doc-filer og «Strict Open XML» går ikke.",
        nn="Opne henne i Word og lagre henne som Word-dokument (.docx), utan passord. Gamle .doc-filer og «Strict Open XML» går ikkje.",
        en="Open it in Word and save it as a Word document (.docx) without a password. Old .doc files and “Strict Open XML” will not do.",
    ),
    Message(
        nb="Malen gir stilene og sidene, og oppgaven tar imot teksten. Det går bare når filen lar seg lese helt.",
        nn="Malen gir stilane og sidene, og oppgåva tek imot teksten. Det går berre når fila lèt seg lese heilt.",
        en="A template gives the styles and pages, and a thesis receives the text. Both must be readable in full.",
    ),
)
NO_BOOKMARK = Rule(
    "WRD002",
    "no-bookmark",
    Severity.ERROR,
    Message(
        nb="Dokumentet har ingen av bokmerkene {names}, og ingen innholdskontroller som heter det.",
        nn="Dokumentet har ingen av bokmerka {names}, og ingen innhaldskontrollar som heiter det.",
        en="The document has none of the bookmarks {names}, and no content controls of that name.",
    ),
    _HOW_TO_MARK,
    _UNTOUCHED,
)
UNKNOWN_BOOKMARK = Rule(
    "WRD003",
    "unknown-bookmark",
    Severity.ERROR,
    Message(
        nb="Bokmerket «{name}» kan ikke fylles med noe.",
        nn="Bokmerket «{name}» kan ikkje fyllast med noko.",
        en="There is nothing to fill the bookmark “{name}” with.",
    ),
    _HOW_TO_MARK,
    _UNTOUCHED,
)
BROKEN_BOOKMARK = Rule(
    "WRD004",
    "broken-bookmark",
    Severity.ERROR,
    Message(
        nb="Bokmerket «{name}» begynner og slutter ikke på samme nivå i teksten, eller en av endene mangler.",
        nn="Bokmerket «{name}» byrjar og sluttar ikkje på same nivå i teksten, eller den eine enden manglar.",
        en="The bookmark “{name}” does not begin and end at the same level of the text, or one of its ends is missing.",
    ),
    Message(
        nb="Slett bokmerket, merk hele avsnitt i brødteksten (ikke halve tabeller, tekstbokser eller lenker), og sett det inn på nytt.",
        nn="Slett bokmerket, merk heile avsnitt i brødteksten (ikkje halve tabellar, tekstboksar eller lenkjer), og set det inn på nytt.",
        en="Delete the bookmark, select whole paragraphs of the running text (no half tables, text boxes or links), and insert it again.",
    ),
    _UNTOUCHED,
)
NESTED_BOOKMARK = Rule(
    "WRD005",
    "nested-bookmark",
    Severity.ERROR,
    Message(
        nb="Bokmerkene «{name}» og «{other}» ligger i hverandre.",
        nn="Bokmerka «{name}» og «{other}» ligg i kvarandre.",
        en="The bookmarks “{name}” and “{other}” lie inside each other.",
    ),
    Message(
        nb="Gi hvert bokmerke sitt eget sted.",
        nn="Gi kvart bokmerke sin eigen stad.",
        en="Give each bookmark a place of its own.",
    ),
    _UNTOUCHED,
)
REPEATED_BOOKMARK = Rule(
    "WRD006",
    "repeated-bookmark",
    Severity.ERROR,
    Message(
        nb="«{name}» finnes mer enn én gang i dokumentet.",
        nn="«{name}» finst meir enn éin gong i dokumentet.",
        en="“{name}” is there more than once in the document.",
    ),
    Message(
        nb="Behold ett av dem.",
        nn="Behald eitt av dei.",
        en="Keep one of them.",
    ),
    _UNTOUCHED,
)

WORD_RULES = (NOT_WORD, NO_BOOKMARK, UNKNOWN_BOOKMARK, BROKEN_BOOKMARK, NESTED_BOOKMARK, REPEATED_BOOKMARK)
