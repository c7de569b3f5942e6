"""What can be wrong with a review's history."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="For å vise hva som er endret, må den forrige tilstanden kunne leses.",
    nn="For å vise kva som er endra, må den førre tilstanden kunne lesast.",
    en="To show what changed, the earlier state must be readable.",
)
NO_HISTORY = Rule(
    "HIS001",
    "no-history",
    Severity.ERROR,
    Message(
        nb="Mappen er ikke under versjonskontroll med git, så det er ingen historie å sammenligne med.",
        nn="Mappa er ikkje under versjonskontroll med git, så det er inga historie å samanlikne med.",
        en="The folder is not under version control with git, so there is no history to compare with.",
    ),
    Message(
        nb="Ta en kopi av mappen når du viser arbeidet fram, og sammenlign med den: litmatrix diff MAPPE.",
        nn="Ta ein kopi av mappa når du viser fram arbeidet, og samanlikn med den: litmatrix diff MAPPE.",
        en="Keep a copy of the folder when you show your work, and compare with that: litmatrix diff FOLDER.",
    ),
    _WHY,
)
UNKNOWN_REVISION = Rule(
    "HIS002",
    "unknown-revision",
    Severity.ERROR,
    Message(
        nb="«{revision}» er verken en mappe eller en versjon som git kjenner her.",
        nn="«{revision}» er verken ei mappe eller ein versjon som git kjenner her.",
        en="“{revision}” is neither a folder nor a revision that git knows here.",
    ),
    Message(
        nb="Bruk HEAD, en merkelapp (tag) eller en commit.",
        nn="Bruk HEAD, ein merkelapp (tag) eller ein commit.",
        en="Use HEAD, a tag or a commit.",
    ),
    _WHY,
)
NO_EARLIER_REVIEW = Rule(
    "HIS003",
    "no-earlier-review",
    Severity.ERROR,
    Message(
        nb="Reviewet «{review}» finnes ikke i {revision}.",
        nn="Reviewet «{review}» finst ikkje i {revision}.",
        en="There is no review “{review}” in {revision}.",
    ),
    Message(nb="Velg en senere versjon.", nn="Vel ein seinare versjon.", en="Choose a later revision."),
    _WHY,
)
BROKEN_REVISION = Rule(
    "HIS004",
    "broken-revision",
    Severity.ERROR,
    Message(
        nb="Reviewet «{review}» kan ikke leses slik det var i {revision}: {reasons}",
        nn="Reviewet «{review}» kan ikkje lesast slik det var i {revision}: {reasons}",
        en="The review “{review}” cannot be read as it was in {revision}: {reasons}",
    ),
    Message(
        nb="Velg en versjon der review.yaml er hel.",
        nn="Vel ein versjon der review.yaml er heil.",
        en="Choose a revision in which review.yaml is whole.",
    ),
    _WHY,
)
PARTLY_READ_REVISION = Rule(
    "HIS005",
    "partly-read-revision",
    Severity.WARNING,
    Message(
        nb="Ikke alt i {revision} kan leses. Det som ikke kan leses, regnes som om det ikke sto der: {reasons}",
        nn="Ikkje alt i {revision} kan lesast. Det som ikkje kan lesast, blir rekna som om det ikkje stod der: "
        "{reasons}",
        en="Not everything in {revision} can be read. What cannot be read counts as not there: {reasons}",
    ),
    Message(
        nb="Velg en versjon uten feil, eller les listen med det i tankene.",
        nn="Vel ein versjon utan feil, eller les lista med det i tankane.",
        en="Choose a revision without errors, or read the list with that in mind.",
    ),
    _WHY,
)
SHALLOW_HISTORY = Rule(
    "HIS006",
    "shallow-history",
    Severity.ERROR,
    Message(
        nb="Her er bare den siste delen av historien hentet, og «{revision}» er ikke med.",
        nn="Her er berre den siste delen av historia henta, og «{revision}» er ikkje med.",
        en="Only the latest part of the history was fetched here, and “{revision}” is not in it.",
    ),
    Message(
        nb="Hent hele: git fetch --unshallow. I GitHub Actions: fetch-depth: 0 under actions/checkout.",
        nn="Hent heile: git fetch --unshallow. I GitHub Actions: fetch-depth: 0 under actions/checkout.",
        en="Fetch all of it: git fetch --unshallow. In GitHub Actions: fetch-depth: 0 below actions/checkout.",
    ),
    _WHY,
)
UNREADABLE_HISTORY = Rule(
    "HIS007",
    "unreadable-history",
    Severity.ERROR,
    Message(
        nb="Git kan ikke lese {revision} her: {reason}",
        nn="Git kan ikkje lese {revision} her: {reason}",
        en="Git cannot read {revision} here: {reason}",
    ),
    Message(
        nb="Kjør «git fsck» og hent det som mangler, eller sammenlign med en kopi av mappen.",
        nn="Køyr «git fsck» og hent det som manglar, eller samanlikn med ein kopi av mappa.",
        en="Run “git fsck” and fetch what is missing, or compare with a copy of the folder.",
    ),
    _WHY,
)
NO_COMMIT = Rule(
    "HIS008",
    "no-commit",
    Severity.ERROR,
    Message(
        nb="Git har ingen versjoner å sammenligne med her ennå.",
        nn="Git har ingen versjonar å samanlikne med her enno.",
        en="Git has no revision to compare with here yet.",
    ),
    Message(
        nb="Lagre den første med «git add -A» og «git commit».",
        nn="Lagre den første med «git add -A» og «git commit».",
        en="Save the first one with “git add -A” and “git commit”.",
    ),
    _WHY,
)
RULES = (
    NO_HISTORY,
    UNKNOWN_REVISION,
    NO_EARLIER_REVIEW,
    BROKEN_REVISION,
    PARTLY_READ_REVISION,
    SHALLOW_HISTORY,
    UNREADABLE_HISTORY,
    NO_COMMIT,
)
