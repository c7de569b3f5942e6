"""A finding rests on something else than when its author last looked at it.

Its prose may no longer say what the studies say. Rebuilding never changes the prose; a person must look.

Fails:
    --- matrices/r/seals.yaml
    seals:
      01-x:
        seal: "c65ca30817417cd904c911533a7560c250a5c19a5ad5cf6f19cec5cea1706538"
        questions: [F1]

Passes:
    --- matrices/r/seals.yaml
    seals: {}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Finding, Review
from litmatrix.seals import stale

RULE = Rule(
    "FIN020",
    "stale-finding",
    Severity.WARNING,
    message=Message(
        nb="Funnet bygger på noe som er endret siden det ble forseglet: {changes}.",
        nn="Funnet byggjer på noko som er endra sidan det blei forsegla: {changes}.",
        en="The finding rests on something that has changed since it was sealed: {changes}.",
    ),
    hint=Message(
        nb="Les teksten på nytt og rett den om nødvendig. Kjør så: litmatrix seal {finding}",
        nn="Les teksten på nytt og rett han om nødvendig. Køyr så: litmatrix seal {finding}",
        en="Read the text again and correct it if need be. Then run: litmatrix seal {finding}",
    ),
    why=Message(
        nb="En tekst som står mens belegget under den endres, sier til slutt noe studiene ikke sier.",
        nn="Ein tekst som står medan belegget under han blir endra, seier til slutt noko studiane ikkje seier.",
        en="A text that stands while the evidence below it changes will end up saying what the studies do not.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per finding whose seal no longer fits, at its heading, with all that has changed."""
    by_id = {finding.id: finding for finding in review.findings}
    for name, changed in stale(review).items():
        yield Fault(RULE, _heading(by_id[name]), {"changes": changed, "finding": name})


def _heading(finding: Finding) -> Place:
    """The first line of the prose, or the questions of a finding that has none yet."""
    text = finding.prose.lstrip()
    if not text:
        return finding.place("questions").key()
    start = finding.prose_start + len(finding.prose) - len(text)
    return finding.place("text", start, len(text.partition("\n")[0]))
