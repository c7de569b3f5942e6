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
UNUSED_TEMPLATE = Rule(
    "TPL002",
    "unused-template",
    Severity.WARNING,
    Message(
        nb="Malen «{name}» blir ikke brukt.",
        nn="Malen «{name}» blir ikkje brukt.",
        en="The template “{name}” is not used.",
    ),
    Message(
        nb="Gi den navnet til malen den skal erstatte, eller hent den inn i en annen mal. Malene heter: {known}.",
        nn="Gje han namnet til malen han skal erstatte, eller hent han inn i ein annan mal. Malane heiter: {known}.",
        en="Give it the name of the template it is to replace, or include it in another one. The templates are: "
        "{known}.",
    ),
    Message(
        nb="Bare navnet sier hvilken mal den skal erstatte. Med en skrivefeil ser dokumentet ut som før, uten et ord.",
        nn="Berre namnet seier kva for ein mal han skal erstatte. Med ein skrivefeil ser dokumentet ut som før, utan "
        "eit ord.",
        en="Only its name says which template it is to replace. With a slip in it the document looks as before, "
        "without a word.",
    ),
)
RULES = (BROKEN_TEMPLATE, UNUSED_TEMPLATE)
