"""The review gives its own words for a text that does not exist.

Every sentence that is written for the author has a name; `texts` says another wording by that name.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    texts: {methods.serched: "Vi søkte i {databases}."}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    texts: {methods.searched: "Vi søkte i {databases}."}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity, nearest
from litmatrix.languages import language
from litmatrix.matrix.wording import replaceable
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "TXT001",
    "unknown-text",
    Severity.ERROR,
    message=Message(
        nb="Det finnes ingen tekst som heter «{name}».",
        nn="Det finst ingen tekst som heiter «{name}».",
        en="There is no text called “{name}”.",
    ),
    hint=Message(
        nb="Navnene står i docs/texts.md.",
        nn="Namna står i docs/texts.md.",
        en="The names are in docs/texts.md.",
    ),
    why=Message(
        nb="Ordene dine ville ellers bli borte i stillhet.",
        nn="Orda dine ville elles bli borte i stilla.",
        en="Your words would otherwise be lost without a sound.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown name under `texts`."""
    known = replaceable(language(review.protocol.language)) if review.protocol.texts else ()
    for name in review.protocol.texts:
        if name not in known:
            place = review.protocol.place("texts", name).key()
            yield Fault(RULE, place, {"name": name, "near": nearest(name, known)})
