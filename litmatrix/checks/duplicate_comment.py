"""Two comments have the same id.

An import goes by the id to see what is there already.

Fails:
    --- matrices/r/comments.yaml
    comments:
      - {id: k1, at: {study: a}, text: Hvor står dette?}
      - {id: k1, at: {study: b}, text: Og dette?}

Passes:
    --- matrices/r/comments.yaml
    comments:
      - {id: k1, at: {study: a}, text: Hvor står dette?}
      - {id: k2, at: {study: b}, text: Og dette?}
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "COM003",
    "duplicate-comment",
    Severity.ERROR,
    message=Message(
        nb="To kommentarer har id-en «{comment}».",
        nn="To kommentarar har id-en «{comment}».",
        en="Two comments have the id “{comment}”.",
    ),
    hint=Message(
        nb="Gi den ene en annen id. Den første står i {place}.",
        nn="Gi den eine ein annan id. Den første står i {place}.",
        en="Give one of them another id. The first stands in {place}.",
    ),
    why=Message(
        nb="Id-en avgjør om en kommentar er hentet inn før, og hvilken et svar hører til.",
        nn="Id-en avgjer om ein kommentar er henta inn før, og kva for ein eit svar høyrer til.",
        en="The id decides whether a comment was imported before, and which one an answer belongs to.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per comment whose id has been used."""
    if review.comments is None:
        return
    every = review.comments
    for position, name, first in repeats(comment.id for comment in every.comments):
        earlier = every.place("comments", first, "id")
        yield Fault(RULE, every.place("comments", position, "id"), {"comment": name, "place": earlier})
