"""Two studies are told of by the same report, or one study names a report twice.

Most often the same study has got two files; then it is counted as two, and the review gives it double weight.

Fails:
    --- sources/c.yaml
    reports: [a2020]

Passes:
    --- sources/c.yaml
    reports: [c2022]
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "STU002",
    "shared-report",
    Severity.WARNING,
    message=Message(
        nb="Rapporten «{key}» er allerede rapport i {other}.",
        nn="Rapporten «{key}» er allereie rapport i {other}.",
        en="The report “{key}” is already a report in {other}.",
    ),
    hint=Message(
        nb="Er det samme undersøkelse, slå studiefilene sammen. En studie kan ha flere rapporter: reports: [a, b]. Står den to ganger i samme fil, slett den ene.",
        nn="Er det same undersøking, slå studiefilene saman. Ein studie kan ha fleire rapportar: reports: [a, b]. Står han to gonger i same fil, slett den eine.",
        en="If it is one investigation, merge the study files. A study may have several reports: reports: [a, b]. If it stands twice in one file, delete one.",
    ),
    why=Message(
        nb="Én undersøkelse i to filer teller som to studier og får dobbel vekt.",
        nn="Éi undersøking i to filer tel som to studiar og får dobbel vekt.",
        en="One investigation in two files counts as two studies and gets double weight.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault for each later mention of a report."""
    first: dict[str, Place] = {}
    for study in review.studies.values():
        for position, key in enumerate(study.report_keys):
            place = study.place("reports", position)
            other = first.setdefault(key, place)
            if other is not place:
                yield Fault(RULE, place, {"key": key, "other": other})
