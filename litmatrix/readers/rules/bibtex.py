"""What can be wrong with a `.bib` file as BibTeX."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="En oppføring som ikke kan leses, blir borte fra referanselisten uten at andre programmer sier fra.",
    nn="Ei oppføring som ikkje kan lesast, blir borte frå referanselista utan at andre program seier frå.",
    en="An item that cannot be read vanishes from the reference list, and other programs do not tell.",
)
BROKEN_BLOCK = Rule(
    "BIB001",
    "broken-reference",
    Severity.ERROR,
    Message(
        nb="Oppføringen som begynner her, kan ikke leses.",
        nn="Oppføringa som byrjar her, kan ikkje lesast.",
        en="The item that begins here cannot be read.",
    ),
    Message(
        nb="Tell klammene: hver {{ trenger en }}. Etter @type{{nøkkel og etter hvert felt skal det stå komma.",
        nn="Tel klammene: kvar {{ treng ein }}. Etter @type{{nøkkel og etter kvart felt skal det stå komma.",
        en="Count the braces: every {{ needs a }}. A comma follows @type{{key and every field.",
    ),
    _WHY,
)
DUPLICATE_CITATION_KEY = Rule(
    "BIB002",
    "duplicate-citation-key",
    Severity.ERROR,
    Message(
        nb="Nøkkelen «{key}» finnes allerede i {other}.",
        nn="Nøkkelen «{key}» finst allereie i {other}.",
        en="The citation key “{key}” already stands in {other}.",
    ),
    Message(
        nb="Slett den ene, eller gi den en egen nøkkel (for eksempel «{key}b»).",
        nn="Slett den eine, eller gi han ein eigen nøkkel (til dømes «{key}b»).",
        en="Delete one, or give it a key of its own (for example “{key}b”).",
    ),
    Message(
        nb="Med to verk under samme nøkkel vet ingen hvilket av dem en sitering viser til.",
        nn="Med to verk under same nøkkel veit ingen kva for eit av dei ei sitering viser til.",
        en="With two works under one key nobody knows which of them a citation means.",
    ),
)
DUPLICATE_FIELD = Rule(
    "BIB003",
    "duplicate-reference-field",
    Severity.ERROR,
    Message(
        nb="Feltet «{field}» står to ganger i samme oppføring.",
        nn="Feltet «{field}» står to gonger i same oppføring.",
        en="The field “{field}” stands twice in one item.",
    ),
    Message(nb="Behold det som er riktig.", nn="Behald det som er rett.", en="Keep the right one."),
    _WHY,
)
MISSING_COMMA = Rule(
    "BIB004",
    "missing-comma",
    Severity.ERROR,
    Message(
        nb="Det ser ut til å mangle et komma etter feltet «{field}»: neste felt er lest som en del av det.",
        nn="Det ser ut til å mangle eit komma etter feltet «{field}»: neste felt er lese som ein del av det.",
        en="A comma seems to be missing after the field “{field}”: the next field was read as part of it.",
    ),
    Message(
        nb="Sett komma etter den avsluttende }} i feltet.",
        nn="Set komma etter den avsluttande }} i feltet.",
        en="Put a comma after the closing }} of the field.",
    ),
    Message(
        nb="Uten kommaet blir tittelen gal og året borte, uten noen melding i andre programmer.",
        nn="Utan kommaet blir tittelen gal og året borte, utan noka melding i andre program.",
        en="Without it the title is wrong and the year gone, and other programs do not tell.",
    ),
)
CONCATENATION = Rule(
    "BIB005",
    "joined-strings",
    Severity.ERROR,
    Message(
        nb="Feltet «{field}» er satt sammen med #. Det leses ikke her.",
        nn="Feltet «{field}» er sett saman med #. Det blir ikkje lese her.",
        en="The field “{field}” is joined with #, which is not read here.",
    ),
    Message(
        nb="Skriv hele teksten ut i {{…}}.",
        nn="Skriv heile teksten ut i {{…}}.",
        en="Write the whole text out in {{…}}.",
    ),
    _WHY,
)
NO_KEY = Rule(
    "BIB006",
    "reference-without-key",
    Severity.ERROR,
    Message(
        nb="Oppføringen har ingen nøkkel.",
        nn="Oppføringa har ingen nøkkel.",
        en="The item has no citation key.",
    ),
    Message(
        nb="Skriv for eksempel @article{{hansen2020, … Nøkkelen er navnet du siterer med.",
        nn="Skriv til dømes @article{{hansen2020, … Nøkkelen er namnet du siterer med.",
        en="Write for example @article{{smith2020, … The key is the name that you cite with.",
    ),
    _WHY,
)
STRAY_TEXT = Rule(
    "BIB007",
    "text-between-references",
    Severity.WARNING,
    Message(
        nb="Denne teksten står utenfor alle oppføringer og blir ikke lest: «{text}».",
        nn="Denne teksten står utanfor alle oppføringar og blir ikkje lesen: «{text}».",
        en="This text stands outside all items and is not read: “{text}”.",
    ),
    Message(
        nb="Slett den, eller skriv % først på linjen hvis den er en kommentar.",
        nn="Slett han, eller skriv % først på linja dersom han er ein kommentar.",
        en="Delete it, or begin the line with % if it is a comment.",
    ),
    Message(
        nb="Ofte er det en oppføring som har mistet sin @.",
        nn="Ofte er det ei oppføring som har mist sin @.",
        en="Often it is an item that has lost its @.",
    ),
)
NO_REFERENCES = Rule(
    "BIB008",
    "no-references",
    Severity.ERROR,
    Message(
        nb="Fant ingen referanser i {file}.",
        nn="Fann ingen referansar i {file}.",
        en="Found no references in {file}.",
    ),
    Message(
        nb="Eksporter på nytt fra Zotero: høyreklikk samlingen, «Eksporter samling …», format BibLaTeX.",
        nn="Eksporter på nytt frå Zotero: høgreklikk samlinga, «Eksporter samling …», format BibLaTeX.",
        en="Export again from Zotero: right-click the collection, “Export Collection…”, format BibLaTeX.",
    ),
    _WHY,
)
UNKNOWN_FORMAT = Rule(
    "BIB009",
    "unknown-reference-format",
    Severity.ERROR,
    Message(
        nb="Referanser kan ikke leses fra en fil som ender på «{ending}».",
        nn="Referansar kan ikkje lesast frå ei fil som endar på «{ending}».",
        en="References cannot be read from a file that ends in “{ending}”.",
    ),
    Message(
        nb="Eksporter på nytt som BibLaTeX (.bib). Disse kan leses: {known}.",
        nn="Eksporter på nytt som BibLaTeX (.bib). Desse kan lesast: {known}.",
        en="Export again as BibLaTeX (.bib). These can be read: {known}.",
    ),
    _WHY,
)
RULES = (
    BROKEN_BLOCK,
    DUPLICATE_CITATION_KEY,
    DUPLICATE_FIELD,
    MISSING_COMMA,
    CONCATENATION,
    NO_KEY,
    STRAY_TEXT,
    NO_REFERENCES,
    UNKNOWN_FORMAT,
)
