"""What can be wrong with a file's fields: names, kinds of value, and what must be there."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message

_WHY = Message(
    nb="Formatet er beskrevet i docs/format.md. Et felt som ikke forstås, ville ellers bli borte i stillhet.",
    nn="Formatet er skildra i docs/format.md. Eit felt som ikkje blir forstått, ville elles bli borte i stillheit.",
    en="The format is described in docs/format.md. A field that is not understood would otherwise vanish silently.",
)


def _rule(code: str, name: str, message: Message, hint: Message) -> Rule:
    return Rule(code, name, Severity.ERROR, message, hint, _WHY)


UNKNOWN_FIELD = _rule(
    "FMT001",
    "unknown-field",
    Message(
        nb="Feltet «{field}» finnes ikke her.",
        nn="Feltet «{field}» finst ikkje her.",
        en="There is no field “{field}” here.",
    ),
    Message(
        nb="Feltene som kan stå her, er: {known}.",
        nn="Felta som kan stå her, er: {known}.",
        en="The fields that may stand here are: {known}.",
    ),
)
MISSING_FIELD = _rule(
    "FMT002",
    "missing-field",
    Message(
        nb="Feltet «{field}» mangler.",
        nn="Feltet «{field}» manglar.",
        en="The field “{field}” is missing.",
    ),
    Message(
        nb="Legg til en linje «{field}: …».",
        nn="Legg til ei linje «{field}: …».",
        en="Add a line “{field}: …”.",
    ),
)
EMPTY_FIELD = _rule(
    "FMT003",
    "empty-field",
    Message(
        nb="Feltet «{field}» er tomt.",
        nn="Feltet «{field}» er tomt.",
        en="The field “{field}” is empty.",
    ),
    Message(
        nb="Skriv en verdi, skriv todo hvis det gjenstår, eller slett linjen.",
        nn="Skriv ein verdi, skriv todo dersom det står att, eller slett linja.",
        en="Write a value, write todo if it remains to be done, or delete the line.",
    ),
)
UNKNOWN_CHOICE = _rule(
    "FMT004",
    "unknown-choice",
    Message(
        nb="«{value}» er ikke en av verdiene i «{field}».",
        nn="«{value}» er ikkje ein av verdiane i «{field}».",
        en="“{value}” is not one of the values of “{field}”.",
    ),
    Message(nb="Verdiene er: {known}.", nn="Verdiane er: {known}.", en="The values are: {known}."),
)
NOT_A_WHOLE_NUMBER = _rule(
    "FMT005",
    "not-a-whole-number",
    Message(
        nb="«{value}» er ikke et helt tall.",
        nn="«{value}» er ikkje eit heilt tal.",
        en="“{value}” is not a whole number.",
    ),
    Message(
        nb="Skriv bare sifre, uten null først og uten skilletegn: 2023.",
        nn="Skriv berre siffer, utan null først og utan skiljeteikn: 2023.",
        en="Write digits only, with no zero in front and no separators: 2023.",
    ),
)
NOT_A_DATE = _rule(
    "FMT006",
    "not-a-date",
    Message(
        nb="«{value}» er ikke en dato på formen år-måned-dag.",
        nn="«{value}» er ikkje ein dato på forma år-månad-dag.",
        en="“{value}” is not a date of the form year-month-day.",
    ),
    Message(
        nb="Skriv for eksempel 2023-02-14, eller not-reported når datoen er ukjent.",
        nn="Skriv til dømes 2023-02-14, eller not-reported når datoen er ukjend.",
        en="Write for example 2023-02-14, or not-reported when the date is unknown.",
    ),
)
LIST_EXPECTED = _rule(
    "FMT007",
    "list-expected",
    Message(
        nb="«{field}» skal være en liste.",
        nn="«{field}» skal vere ei liste.",
        en="“{field}” must be a list.",
    ),
    Message(
        nb="Sett klammer rundt, også når det bare er én ting: {field}: [{example}].",
        nn="Set klammer rundt, også når det berre er éin ting: {field}: [{example}].",
        en="Put brackets around it, even when there is only one thing: {field}: [{example}].",
    ),
)
FIELDS_EXPECTED = _rule(
    "FMT008",
    "fields-expected",
    Message(
        nb="«{field}» skal ha egne felter under seg.",
        nn="«{field}» skal ha eigne felt under seg.",
        en="“{field}” must have fields of its own.",
    ),
    Message(
        nb="Skriv dem på linjene under, rykket inn med to mellomrom, eller på samme linje: {{{example}}}.",
        nn="Skriv dei på linjene under, rykt inn med to mellomrom, eller på same linje: {{{example}}}.",
        en="Write them on the lines below, indented by two spaces, or on the same line: {{{example}}}.",
    ),
)
TEXT_EXPECTED = _rule(
    "FMT009",
    "text-expected",
    Message(
        nb="«{field}» skal være en enkel tekst.",
        nn="«{field}» skal vere ein enkel tekst.",
        en="“{field}” must be a plain text.",
    ),
    Message(
        nb='Skriv teksten rett etter kolonet. Begynner den med [ eller {{, sett den i anførselstegn: "…".',
        nn='Skriv teksten rett etter kolonet. Byrjar han med [ eller {{, set han i hermeteikn: "…".',
        en='Write the text after the colon. Put it in quotation marks if it begins with [ or {{: "…".',
    ),
)
TOO_FEW = _rule(
    "FMT010",
    "too-few-items",
    Message(
        nb="«{field}» har for få ting: det må være minst {minimum}.",
        nn="«{field}» har for få ting: det må vere minst {minimum}.",
        en="“{field}” has too few items: there must be at least {minimum}.",
    ),
    Message(nb="Legg til det som mangler.", nn="Legg til det som manglar.", en="Add what is missing."),
)
BAD_VALUE = _rule(
    "FMT011",
    "unfit-value",
    Message(
        nb="«{value}» passer ikke i «{field}».",
        nn="«{value}» passar ikkje i «{field}».",
        en="“{value}” does not fit “{field}”.",
    ),
    Message(
        nb="Se docs/format.md for hva som kan stå her.",
        nn="Sjå docs/format.md for kva som kan stå her.",
        en="See docs/format.md for what may stand here.",
    ),
)
NO_FRONT_MATTER = _rule(
    "FMT012",
    "no-front-matter",
    Message(
        nb="Filen må begynne med en linje med tre bindestreker (---), så feltene, så en linje til med ---.",
        nn="Fila må byrje med ei linje med tre bindestrekar (---), så felta, så ei linje til med ---.",
        en="The file must begin with a line of three hyphens (---), then the fields, then another line with ---.",
    ),
    Message(
        nb="Over teksten: --- / questions: [F1] / supported_by: [studie] / ---.",
        nn="Over teksten: --- / questions: [F1] / supported_by: [studie] / ---.",
        en="Above the text: --- / questions: [F1] / supported_by: [study] / ---.",
    ),
)
TEXT_AS_FIELD = _rule(
    "FMT013",
    "text-read-as-field",
    Message(
        nb="«{field}» leses som navnet på et felt, men det finnes ikke noe slikt felt her.",
        nn="«{field}» blir lese som namnet på eit felt, men det finst ikkje noko slikt felt her.",
        en="“{field}” is read as the name of a field, but there is no such field here.",
    ),
    Message(
        nb='Hører det til teksten foran kommaet, sett hele teksten i anførselstegn: "…". '
        "Feltene som kan stå her, er: {known}.",
        nn='Høyrer det til teksten framfor kommaet, set heile teksten i hermeteikn: "…". '
        "Felta som kan stå her, er: {known}.",
        en='If it belongs to the text before the comma, put the whole text in quotation marks: "…". '
        "The fields that may stand here are: {known}.",
    ),
)
NOT_INDENTED = _rule(
    "FMT014",
    "field-not-indented",
    Message(
        nb="«{field}» er ikke rykket inn, så det hører ikke til «{owner}».",
        nn="«{field}» er ikkje rykt inn, så det høyrer ikkje til «{owner}».",
        en="“{field}” is not indented, so it does not belong to “{owner}”.",
    ),
    Message(
        nb="Sett to mellomrom foran det, og la det bare stå «{owner}:» på linjen over.",
        nn="Set to mellomrom framfor det, og lat det berre stå «{owner}:» på linja over.",
        en="Put two spaces before it, and let only “{owner}:” stand on the line above.",
    ),
)
CONFIDENCE_OF_STUDY = Rule(
    "FMT015",
    "confidence-of-study",
    Severity.ERROR,
    Message(
        nb="Tillit («{field}») hører til et funn, ikke til en studie.",
        nn="Tillit («{field}») høyrer til eit funn, ikkje til ein studie.",
        en="Confidence (“{field}”) belongs to a finding, not to a study.",
    ),
    Message(
        nb="Flytt det til et funn i findings/. Metoden i studien vurderer du under appraisal.",
        nn="Flytt det til eit funn i findings/. Metoden i studien vurderer du under appraisal.",
        en="Move it to a finding in findings/. The methods of the study are judged under appraisal.",
    ),
    Message(
        nb="GRADE-CERQual og GRADE sier hvor langt et funn er til å stole på når alle studiene bak det ses samlet.",
        nn="GRADE-CERQual og GRADE seier kor langt eit funn er til å lite på når alle studiane bak det blir sedde samla.",
        en="GRADE-CERQual and GRADE say how far a finding can be trusted, all studies behind it taken together.",
    ),
)
RULES = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    EMPTY_FIELD,
    UNKNOWN_CHOICE,
    NOT_A_WHOLE_NUMBER,
    NOT_A_DATE,
    LIST_EXPECTED,
    FIELDS_EXPECTED,
    TEXT_EXPECTED,
    TOO_FEW,
    BAD_VALUE,
    NO_FRONT_MATTER,
    TEXT_AS_FIELD,
    NOT_INDENTED,
    CONFIDENCE_OF_STUDY,
)
