"""What can be wrong with a file of comments that is to be imported."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

NOT_COMMENTS = Rule(
    "COM101",
    "not-comments",
    Severity.ERROR,
    Message(
        nb="{file} er ikke en fil med kommentarer fra review.html.",
        nn="{file} er ikkje ei fil med kommentarar frå review.html.",
        en="{file} is not a file of comments from review.html.",
    ),
    Message(
        nb="Filen lages med knappen «Last ned kommentarene» på siden. Be om å få den på nytt, uendret.",
        nn="Fila blir laga med knappen «Last ned kommentarane» på sida. Be om å få ho på nytt, uendra.",
        en="The file is made with the button “Download the comments” on the page. Ask for it again, unchanged.",
    ),
    Message(
        nb="Ingenting er hentet inn når filen ikke kan leses helt.",
        nn="Ingenting er henta inn når fila ikkje kan lesast heilt.",
        en="Nothing is imported when the file cannot be read in full.",
    ),
)
OTHER_REVIEW = Rule(
    "COM102",
    "comments-on-another-review",
    Severity.ERROR,
    Message(
        nb="Kommentarene gjelder reviewet «{theirs}», ikke «{ours}».",
        nn="Kommentarane gjeld reviewet «{theirs}», ikkje «{ours}».",
        en="The comments are about the review “{theirs}”, not “{ours}”.",
    ),
    Message(
        nb="Velg reviewet med --review, eller be om filen som hører til dette.",
        nn="Vel reviewet med --review, eller be om fila som høyrer til dette.",
        en="Choose the review with --review, or ask for the file that belongs to this one.",
    ),
    Message(
        nb="Kommentarer på feil review ville pekt på studier og spørsmål som ikke er de samme.",
        nn="Kommentarar på feil review ville ha peika på studiar og spørsmål som ikkje er dei same.",
        en="Comments on the wrong review would point at studies and questions that are not the same.",
    ),
)
UNWRITABLE = Rule(
    "COM103",
    "comments-file-unwritable",
    Severity.ERROR,
    Message(
        nb="{file} kan ikke utvides slik den er skrevet.",
        nn="{file} kan ikkje utvidast slik ho er skriven.",
        en="{file} cannot be extended the way it is written.",
    ),
    Message(
        nb="Skriv kommentarene som en liste med ett punkt per linje under comments, og hent inn på nytt.",
        nn="Skriv kommentarane som ei liste med eitt punkt per linje under comments, og hent inn på nytt.",
        en="Write the comments as a list with one item per line below comments, and import again.",
    ),
    Message(
        nb="Det som står i filen, skal bli stående slik du skrev det.",
        nn="Det som står i fila, skal bli ståande slik du skreiv det.",
        en="What stands in the file shall stay as you wrote it.",
    ),
)
RULES = (NOT_COMMENTS, OTHER_REVIEW, UNWRITABLE)
