"""A sentence that `litmatrix init` wrote as an example has not been replaced.

It would be printed in the documents as if the author had written it, so `build --final` stops there. Therefore only
that is asked for which nobody else writes: a whole sentence of the starter in the field where the starter has it. The
label of a question, "Første spørsmål", may well be somebody's own: it is asked for as long as the question below it is
the starter's, too. (The heading of the example of a finding counts only as the heading of a finding.)

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    question: Hva virker for hvem?
    research_questions: [{id: F1, label: Første spørsmål, text: Skriv det første forskningsspørsmålet ditt her}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite, means: Nevner det}, {id: godt, label: Godt, means: Ser på det}]}
    eligibility: {include: [{id: I1, text: Norske kommuner}]}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    question: Hva virker for hvem?
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite, means: Nevner det}, {id: godt, label: Godt, means: Ser på det}]}
    eligibility: {include: [{id: I1, text: Norske kommuner}]}
"""

from collections.abc import Iterator

from litmatrix.checks._starter_texts import STARTER_HEADINGS, STARTER_LABELS, STARTER_PROSE, STARTER_TEXTS
from litmatrix.checks._written import fields_that_say
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Finding, Review

RULE = Rule(
    "TOD003",
    "starter-text-left",
    Severity.INFO,
    message=Message(
        nb="Her står fortsatt eksempelteksten «{text}».",
        nn="Her står framleis eksempelteksten «{text}».",
        en="The example text “{text}” still stands here.",
    ),
    hint=Message(
        nb="Skriv din egen tekst i stedet, eller slett linjen hvis du ikke trenger den.",
        nn="Skriv din eigen tekst i staden, eller slett linja dersom du ikkje treng ho.",
        en="Write your own text instead, or delete the line if you do not need it.",
    ),
    why=Message(
        nb="Teksten fulgte med «litmatrix init». Blir den stående, trykkes den i oppgaven som om den var din.",
        nn="Teksten følgde med «litmatrix init». Blir han ståande, blir han trykt i oppgåva som om han var din.",
        en="The text came with “litmatrix init”. If it stays, it is printed in the thesis as if it were yours.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per field, heading or sentence of a finding that is still the starter's."""
    for written in fields_that_say(STARTER_TEXTS, review):
        if written.field == STARTER_TEXTS[written.text]:
            yield Fault(RULE, written.place, {"text": written.text})
    for number, question in enumerate(review.protocol.research_questions):
        if question.label in STARTER_LABELS and question.text in STARTER_TEXTS:
            place = review.protocol.place("research_questions", number, "label")
            yield Fault(RULE, place, {"text": question.label})
    for finding in review.findings:
        yield from _of_prose(finding)


def _of_prose(finding: Finding) -> Iterator[Fault]:
    """The heading and the first words of the example in `findings/LES-MEG.txt`."""
    for text in (*STARTER_HEADINGS, *STARTER_PROSE):
        start = finding.prose.find(text)
        if start >= 0 and (text in STARTER_PROSE or finding.title == text):
            yield Fault(RULE, finding.place("text", finding.prose_start + start, len(text)), {"text": text})
