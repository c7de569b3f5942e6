"""A reader's comment waits for an answer.

It is shown where it belongs until somebody resolves it.

Fails:
    --- matrices/r/comments.yaml
    comments:
      - {id: k1, at: {study: a, question: F1}, by: Veilederen, date: 2023-05-02, text: Hvor står dette?}

Passes:
    --- matrices/r/comments.yaml
    comments:
      - id: k1
        at: {study: a, question: F1}
        text: Hvor står dette?
        status: resolved
        answers: [{text: På s. 12.}]
"""

from collections.abc import Iterator

from litmatrix.checks._commented import place_of
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

_LENGTH, _WORDS = 120, 60

RULE = Rule(
    "COM001",
    "open-comment",
    Severity.INFO,
    message=Message(
        nb="En kommentar{words} venter på svar: «{text}»",
        nn="Ein kommentar{words} ventar på svar: «{text}»",
        en="A comment{words} waits for an answer: “{text}”",
    ),
    hint=Message(
        nb="Svar under answers i comments.yaml ({comment}), og skriv status: resolved når den er ferdig.",
        nn="Svar under answers i comments.yaml ({comment}), og skriv status: resolved når han er ferdig.",
        en="Answer under answers in comments.yaml ({comment}), and write status: resolved when it is done.",
    ),
    why=Message(
        nb="Den som har kommentert, ser svaret neste gang siden bygges.",
        nn="Den som har kommentert, ser svaret neste gong sida blir bygd.",
        en="Whoever commented sees the answer the next time the page is built.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per open comment, where what it is about stands."""
    for comment in review.open_comments:
        words = comment.words and _short(comment.words, _WORDS)
        standing = words and Message(nb=f" til «{words}»", nn=f" til «{words}»", en=f" on “{words}”")
        parameters = {"text": _short(comment.text, _LENGTH), "words": standing, "comment": comment.id}
        yield Fault(RULE, place_of(comment.at, review), parameters)


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rstrip()} …"
