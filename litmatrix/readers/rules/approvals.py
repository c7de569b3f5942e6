"""What can be wrong with what a sign-off points to."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

NOT_WHAT_WAS_SEEN = Rule(
    "APP101",
    "not-what-was-seen",
    Severity.ERROR,
    Message(
        nb="Det {by} godkjente {date}, skal stå i {file}. Filen er borte, endret eller kan ikke leses.",
        nn="Det {by} godkjende {date}, skal stå i {file}. Fila er borte, endra eller kan ikkje lesast.",
        en="What {by} signed off on {date} should stand in {file}. The file is gone, changed or cannot be read.",
    ),
    Message(
        nb="Hent filen tilbake fra git eller en sikkerhetskopi, eller be om en ny godkjenning.",
        nn="Hent fila tilbake frå git eller ein tryggleikskopi, eller be om ei ny godkjenning.",
        en="Fetch the file back from git or a backup, or ask for a new sign-off.",
    ),
    Message(
        nb="Uten det som ble sett, kan ingen si hva som er endret siden.",
        nn="Utan det som blei sett, kan ingen seie kva som er endra sidan.",
        en="Without what was seen nobody can say what has changed since.",
    ),
)
RULES = (NOT_WHAT_WAS_SEEN,)
