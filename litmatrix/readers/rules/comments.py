"""What can be wrong with a file of comments that is to be imported."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

NOT_COMMENTS = Rule(
    "COM101",
    "not-comments",
    Severity.ERROR,
    Message(
        nb="{file} er verken en fil med kommentarer fra review.html eller et Word-dokument (.docx).",
        nn="{file} er korkje ei fil med kommentarar frå review.html eller eit Word-dokument (.docx).",
        en="{file} is neither a file of comments from review.html nor a Word document (.docx).",
    ),
    Message(
        nb="Siden lager filen med knappen «Last ned kommentarene». Be om å få den på nytt, uendret; et dokument fra "
        "et annet program lagres som .docx.",
        nn="Sida lagar fila med knappen «Last ned kommentarane». Be om å få ho på nytt, uendra; eit dokument frå "
        "eit anna program må lagrast som .docx.",
        en="The page makes the file with the button “Download the comments”. Ask for it again, unchanged; save a "
        "document of another program as .docx.",
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
UNMARKED = Rule(
    "COM104",
    "word-file-without-marks",
    Severity.ERROR,
    Message(
        nb="{file} er ikke laget av litmatrix, eller merkene i filen er borte.",
        nn="{file} er ikkje laga av litmatrix, eller merka i fila er borte.",
        en="{file} was not made by litmatrix, or the marks in it are gone.",
    ),
    Message(
        nb="Bruk filen du sendte fra deg, slik den kom tilbake fra Word. Med --anywhere hentes alt inn som "
        "kommentarer til hele reviewet, med ordene de står ved.",
        nn="Bruk fila du sende frå deg, slik ho kom tilbake frå Word. Med --anywhere blir alt henta inn som "
        "kommentarar til heile reviewet, med orda dei står ved.",
        en="Use the file you sent, as it came back from Word. With --anywhere everything is imported as comments on "
        "the whole review, with the words they stand at.",
    ),
    Message(
        nb="Skjulte bokmerker i Word-filene sier hvilket funn og hvilken celle en kommentar står ved.",
        nn="Skjulte bokmerke i Word-filene seier kva funn og kva celle ein kommentar står ved.",
        en="Hidden bookmarks in the Word files say which finding and which cell a comment stands at.",
    ),
)
MARKED_FOR_ANOTHER = Rule(
    "COM105",
    "word-file-of-another-review",
    Severity.ERROR,
    Message(
        nb="{file} er laget av et annet review, eller før reviewet fikk navnet det har nå.",
        nn="{file} er laga av eit anna review, eller før reviewet fekk namnet det har no.",
        en="{file} was made from another review, or before the review had the name it has now.",
    ),
    Message(
        nb="Velg reviewet med --review. Er det likevel dette, henter --anywhere alt inn som kommentarer til hele "
        "reviewet.",
        nn="Vel reviewet med --review. Er det likevel dette, hentar --anywhere alt inn som kommentarar til heile "
        "reviewet.",
        en="Choose the review with --review. If it is this one all the same, --anywhere imports everything as "
        "comments on the whole review.",
    ),
    Message(
        nb="Kommentarer på feil review ville pekt på studier og spørsmål som ikke er de samme.",
        nn="Kommentarar på feil review ville ha peika på studiar og spørsmål som ikkje er dei same.",
        en="Comments on the wrong review would point at studies and questions that are not the same.",
    ),
)
RULES = (NOT_COMMENTS, OTHER_REVIEW, UNWRITABLE, UNMARKED, MARKED_FOR_ANOTHER)
