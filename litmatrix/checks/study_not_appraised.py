"""The review says that studies are appraised, but one of them is not.

Readers take a study without remarks for a study without weaknesses.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    appraisal: {tools: [tone]}
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}
        objektivitet: {answer: ja, because: Ingen oppdragsgiver}
        noyaktighet: {answer: delvis, because: Utvalget er ikke beskrevet}
        egnethet: {answer: ja, because: Handler om det vi spør om}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    appraisal: {tools: [tone]}
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}
        objektivitet: {answer: ja, because: Ingen oppdragsgiver}
        noyaktighet: {answer: delvis, because: Utvalget er ikke beskrevet}
        egnethet: {answer: ja, because: Handler om det vi spør om}
    --- sources/b.yaml
    reports: [b2021]
    appraisal: {tool: not-applicable, because: Boka er en lærebok og ingen undersøkelse}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "CRA007",
    "study-not-appraised",
    Severity.WARNING,
    message=Message(
        nb="Studien er ikke kritisk vurdert, men reviewet sier at studiene vurderes med {tools}.",
        nn="Studien er ikkje kritisk vurdert, men reviewet seier at studiane blir vurderte med {tools}.",
        en="The study is not appraised, but the review says that studies are appraised with {tools}.",
    ),
    hint=Message(
        nb="Legg til appraisal: med tool: {tool} og items:. Passer den ikke, skriv tool: not-applicable og because:.",
        nn="Legg til appraisal: med tool: {tool} og items:. Passar ho ikkje, skriv tool: not-applicable og because:.",
        en="Add appraisal: with tool: {tool} and items:. Where none fits, write tool: not-applicable and because:.",
    ),
    why=Message(
        nb="En studie uten merknader ser ut som en studie uten svakheter.",
        nn="Ein studie utan merknader ser ut som ein studie utan veikskapar.",
        en="A study without remarks looks like a study without weaknesses.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per study of the matrix without appraisal, where `review.yaml` names a tool."""
    tools = review.protocol.appraisal.tools
    for study in review.included if tools else ():
        if study.appraisal is None or study.appraisal.tool == Gap.TODO.value:
            fitting = (name for name in tools if name in review.tools and review.tools[name].fits(study.design))
            where = study.place("appraisal").key() if study.appraisal else study.place()
            yield Fault(RULE, where, {"tools": tools, "tool": next(fitting, tools[0])})
