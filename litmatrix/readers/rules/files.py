"""What can be wrong with a file before anybody looks at its content."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

UNREADABLE = Rule(
    "FIL001",
    "unreadable-file",
    Severity.ERROR,
    Message(
        nb="Filen kan ikke leses: {reason}.",
        nn="Fila kan ikkje lesast: {reason}.",
        en="The file cannot be read: {reason}.",
    ),
    Message(
        nb="Sjekk at filen finnes og at du har lov til å lese den.",
        nn="Sjekk at fila finst og at du har lov til å lese henne.",
        en="Check that the file is there and that you may read it.",
    ),
    Message(
        nb="En fil som ikke kan leses, mangler i reviewet. Da sier matrisen noe annet enn kildene.",
        nn="Ei fil som ikkje kan lesast, manglar i reviewet. Då seier matrisa noko anna enn kjeldene.",
        en="A file that cannot be read is missing from the review, and the matrix no longer tells what the sources say.",
    ),
)
NOT_A_FILE = Rule(
    "FIL002",
    "not-a-file",
    Severity.ERROR,
    Message(
        nb="Her skulle det ligge en fil, men det er noe annet (en mappe, en brutt lenke eller en enhet).",
        nn="Her skulle det liggje ei fil, men det er noko anna (ei mappe, ei broten lenkje eller ei eining).",
        en="A file should stand here, but it is something else (a folder, a broken link or a device).",
    ),
    Message(
        nb="Flytt det bort, eller legg inn filen på nytt.",
        nn="Flytt det bort, eller legg inn fila på nytt.",
        en="Move it away, or put the file back.",
    ),
    Message(
        nb="Bare vanlige filer inne i reviewets mappe leses, så et review aldri henter noe utenfra.",
        nn="Berre vanlege filer inne i mappa til reviewet blir lesne, så eit review hentar aldri noko utanfrå.",
        en="Only regular files inside the review's folder are read, so that a review never pulls in anything else.",
    ),
)
TOO_LARGE = Rule(
    "FIL003",
    "file-too-large",
    Severity.ERROR,
    Message(
        nb="Filen er på {size} kB. Grensen er {limit} kB.",
        nn="Fila er på {size} kB. Grensa er {limit} kB.",
        en="The file is {size} kB. The limit is {limit} kB.",
    ),
    Message(
        nb="Er noe limt inn ved en feil? En studiefil er vanligvis på noen få kB.",
        nn="Er noko limt inn ved ein feil? Ei studiefil er vanlegvis på nokre få kB.",
        en="Was something pasted in by mistake? A study file is usually a few kB.",
    ),
    Message(
        nb="Grensen gjør at en ødelagt fil gir en melding med én gang i stedet for å låse maskinen.",
        nn="Grensa gjer at ei øydelagd fil gir ei melding med ein gong i staden for å låse maskina.",
        en="The limit makes a damaged file give a message at once instead of blocking the machine.",
    ),
)
NOT_UTF8 = Rule(
    "FIL004",
    "not-utf8",
    Severity.ERROR,
    Message(
        nb="Filen er ikke lagret som UTF-8.",
        nn="Fila er ikkje lagra som UTF-8.",
        en="The file is not saved as UTF-8.",
    ),
    Message(
        nb="Åpne den i et skriveprogram og velg «Lagre som» med tegnkoding UTF-8.",
        nn="Opne henne i eit skriveprogram og vel «Lagre som» med teiknkoding UTF-8.",
        en="Open it in an editor and choose “Save as” with the encoding UTF-8.",
    ),
    Message(
        nb="I andre kodinger blir æ, ø og å til andre tegn uten at noen merker det.",
        nn="I andre kodingar blir æ, ø og å til andre teikn utan at nokon merkar det.",
        en="In other encodings letters such as æ, ø and å silently turn into other characters.",
    ),
)
CONTROL_CHARACTER = Rule(
    "FIL005",
    "control-character",
    Severity.ERROR,
    Message(
        nb="Her står et usynlig styretegn ({character}).",
        nn="Her står eit usynleg styreteikn ({character}).",
        en="An invisible control character stands here ({character}).",
    ),
    Message(
        nb="Slett tegnet og skriv stedet på nytt. Det følger ofte med når tekst kopieres fra en PDF.",
        nn="Slett teiknet og skriv staden på nytt. Det følgjer ofte med når tekst blir kopiert frå ein PDF.",
        en="Delete it and type the passage again. It often comes along when text is copied from a PDF.",
    ),
    Message(
        nb="Styretegn vises ikke på skjermen, men ødelegger linjer, sitater og dokumenter.",
        nn="Styreteikn viser ikkje på skjermen, men øydelegg linjer, sitat og dokument.",
        en="Control characters cannot be seen, but they break lines, quotations and documents.",
    ),
)
MISSING = Rule(
    "FIL006",
    "missing-file",
    Severity.ERROR,
    Message(
        nb="Filen {file} finnes ikke.",
        nn="Fila {file} finst ikkje.",
        en="There is no file {file}.",
    ),
    Message(
        nb="Lag den, eller kjør «litmatrix init» i en tom mappe for å se hvordan den skal se ut.",
        nn="Lag henne, eller køyr «litmatrix init» i ei tom mappe for å sjå korleis ho skal sjå ut.",
        en="Create it, or run “litmatrix init” in an empty folder to see what it should look like.",
    ),
    Message(
        nb="Uten review.yaml finnes det ingen spørsmål å vurdere studiene mot, og uten en .bib-fil ingen kilder.",
        nn="Utan review.yaml finst det ingen spørsmål å vurdere studiane mot, og utan ei .bib-fil ingen kjelder.",
        en="Without review.yaml there are no questions to rate against, and without a .bib file no sources.",
    ),
)
SAME_NAME = Rule(
    "FIL007",
    "name-collision",
    Severity.ERROR,
    Message(
        nb="Filnavnet er det samme som {other}, når store og små bokstaver ikke skilles.",
        nn="Filnamnet er det same som {other}, når store og små bokstavar ikkje blir skilde.",
        en="The file's name equals {other} when case is ignored.",
    ),
    Message(
        nb="Gi den ene filen et annet navn.",
        nn="Gi den eine fila eit anna namn.",
        en="Rename one of the two.",
    ),
    Message(
        nb="På Windows og macOS er det én og samme fil, så den ene studien ville forsvinne hos andre.",
        nn="På Windows og macOS er det éi og same fil, så den eine studien ville forsvinne hos andre.",
        en="On Windows and macOS the two are one file, so that one study would vanish on somebody else's machine.",
    ),
)
UNMERGED = Rule(
    "FIL008",
    "unfinished-merge",
    Severity.ERROR,
    Message(
        nb="To versjoner av filen er flettet i git uten at noen har valgt mellom dem her.",
        nn="To versjonar av fila er fletta i git utan at nokon har valt mellom dei her.",
        en="Two versions of the file were merged in git, and nobody has chosen between them here.",
    ),
    Message(
        nb="Behold det som skal gjelde, og slett linjene som begynner med <<<<<<<, ======= og >>>>>>>.",
        nn="Behald det som skal gjelde, og slett linjene som byrjar med <<<<<<<, ======= og >>>>>>>.",
        en="Keep what shall stand, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    Message(
        nb="Git lar begge stå når to har endret de samme linjene. Hva som er riktig, vet bare dere.",
        nn="Git lèt begge stå når to har endra dei same linjene. Kva som er rett, veit berre de.",
        en="Git leaves both where two people changed the same lines. Which is right only you know.",
    ),
)
NOT_READ = Rule(
    "FIL009",
    "file-not-read",
    Severity.WARNING,
    Message(
        nb="Filen heter {name} og blir ikke lest.",
        nn="Fila heiter {name} og blir ikkje lesen.",
        en="The file is called {name} and is not read.",
    ),
    Message(
        nb="Gi den navnet {meant}. Windows skjuler ofte slutten: velg Vis, Filtyper i Filutforsker. I Notisblokk velger "
        "du «Alle filer» når du lagrer.",
        nn="Gi henne namnet {meant}. Windows skjuler ofte slutten: vel Vis, Filtypar i Filutforskar. I Notisblokk vel "
        "du «Alle filer» når du lagrar.",
        en="Call it {meant}. Windows often hides the ending: choose View, File name extensions in Explorer. In Notepad "
        "choose “All files” when you save.",
    ),
    Message(
        nb="Hva en fil er, ses av slutten på navnet. En studie eller et funn som ikke blir lest, mangler uten et ord.",
        nn="Kva ei fil er, ser ein av slutten på namnet. Ein studie eller eit funn som ikkje blir lese, manglar utan eit ord.",
        en="What a file is shows in the end of its name. A study or a finding that is not read is missing without a word.",
    ),
)
EMPTY_FILE = Rule(
    "FIL010",
    "empty-file",
    Severity.ERROR,
    Message(nb="Filen er tom.", nn="Fila er tom.", en="The file is empty."),
    Message(
        nb="Hent tilbake det som sto i den, for eksempel med Angre i skriveprogrammet, eller slett filen.",
        nn="Hent tilbake det som stod i henne, til dømes med Angre i skriveprogrammet, eller slett fila.",
        en="Bring back what stood in it, for instance with Undo in the editor, or delete the file.",
    ),
    Message(
        nb="En tom fil er ofte en lagring som gikk galt. Studien, funnet eller kildene i den er da borte uten et ord.",
        nn="Ei tom fil er ofte ei lagring som gjekk gale. Studien, funnet eller kjeldene i henne er då borte utan eit ord.",
        en="An empty file is often a save that went wrong: its study, finding or references are then gone without a word.",
    ),
)
RULES = (
    UNREADABLE,
    NOT_A_FILE,
    TOO_LARGE,
    NOT_UTF8,
    CONTROL_CHARACTER,
    MISSING,
    SAME_NAME,
    UNMERGED,
    NOT_READ,
    EMPTY_FILE,
)
