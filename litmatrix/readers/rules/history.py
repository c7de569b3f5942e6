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
        nb="Bruk HEAD, en merkelapp (tag) eller en commit. I en grunn klone (CI) må hele historien hentes først.",
        nn="Bruk HEAD, ein merkelapp (tag) eller ein commit. I ein grunn klone (CI) må heile historia hentast fyrst.",
        en="Use HEAD, a tag or a commit. In a shallow clone (CI) fetch the whole history first.",
    ),
    _WHY,
)
NO_EARLIER_REVIEW = Rule(
    "HIS003",
    "no-earlier-review",
    Severity.ERROR,
    Message(
        nb="Reviewet «{review}» finnes ikke i {revision}, eller kan ikke leses der.",
        nn="Reviewet «{review}» finst ikkje i {revision}, eller kan ikkje lesast der.",
        en="There is no review “{review}” in {revision}, or it cannot be read there.",
    ),
    Message(nb="Velg en senere versjon.", nn="Vel ein seinare versjon.", en="Choose a later revision."),
    _WHY,
)
RULES = (NO_HISTORY, UNKNOWN_REVISION, NO_EARLIER_REVIEW)
