"""What can be wrong with a review's own templates."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

BROKEN_TEMPLATE = Rule(
    "TPL001",
    "broken-template",
    Severity.ERROR,
    Message(
        nb="Malen kan ikke brukes: {reason}.",
        nn="Malen kan ikkje brukast: {reason}.",
        en="The template cannot be used: {reason}.",
    ),
    Message(
        nb="Rett linjen, eller flytt malen bort; da brukes den som følger med.",
        nn="Rett linja, eller flytt malen bort; då blir den som følgjer med brukt.",
        en="Mend the line, or move the template away; then the shipped one is used.",
    ),
    Message(
        nb="En mal bestemmer hvordan dokumentet ser ut. En gal mal skal ikke gi et halvt dokument.",
        nn="Ein mal avgjer korleis dokumentet ser ut. Ein gal mal skal ikkje gje eit halvt dokument.",
        en="A template decides what the document looks like. A wrong one must not give half a document.",
    ),
)
RULES = (BROKEN_TEMPLATE,)
