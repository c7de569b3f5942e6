"""The evidence of a review as plain data, part by part: what a sign-off is given for.

Left out is what nobody signs for: layout, notes to oneself, what is still to do, and works that no study reports.
`litmatrix.readers.approvals` reads it back.
"""

from collections.abc import Mapping
from typing import Any

from litmatrix.changes.references import printed
from litmatrix.model import Finding, Gap, Judgement, Model, Review, Study

Data = dict[str, Any]

_PLAN = ("title", "question", "research_questions", "scale", "scales", "eligibility", "raters")


def evidence_of(review: Review) -> Data:
    """Everything that the findings rest on, and the findings, by part and name."""
    studies = sorted(review.included, key=lambda study: study.id)
    keys = sorted({key for study in studies for key in study.report_keys} & review.references.keys())
    return {
        "protocol": _protocol(review),
        "studies": {study.id: _study(study) for study in studies},
        "references": {key: printed(review.references[key]) for key in keys},
        "findings": {finding.id: _finding(finding) for finding in review.findings},
        "search": _dump(review.search, "path", "todo") if review.search else None,
        "sheets": {name: _ratings(sheet.ratings, studies) for name, sheet in review.sheets.items()},
        "consensus": _ratings(review.consensus.consensus, studies) if review.consensus else None,
    }


def beside_of(review: Review, proofs: Mapping[tuple[str, str], str]) -> Data:
    """What was seen beside the evidence: comments, seals, and whether the quotes stood in their full texts."""
    return {
        "comments": _dump(review.comments, "path") if review.comments else None,
        "seals": _dump(review.seals, "path") if review.seals else None,
        "proofs": {f"{study}/{evidence}": status for (study, evidence), status in proofs.items()},
    }


def _protocol(review: Review) -> Data:
    plan = review.protocol.model_dump(mode="json", include={*_PLAN}, exclude_defaults=True)
    layout = review.protocol.matrix.model_dump(mode="json", include={"as_of", "excluded"}, exclude_defaults=True)
    fields = {name: _dump(one, "required", "applies_to") for name, one in sorted(review.protocol.fields.items())}
    return {**plan, "matrix": layout, "fields": fields}


def _study(study: Study) -> Data:
    content = _dump(study, "id", "path", "todo", "evidence", "ratings")
    return {
        **content,
        "reports": list(study.report_keys),
        "evidence": {name: _dump(item, "note") for name, item in study.evidence.items()},
        "ratings": {name: rated for name, one in study.ratings.items() if (rated := _rating(one))},
    }


def _finding(finding: Finding) -> Data:
    return {"title": finding.title, "prose": finding.prose, "header": _dump(finding.header, "todo")}


def _ratings(given: Mapping[str, Mapping[str, Judgement]], studies: list[Study]) -> Data:
    names = [study.id for study in studies if study.id in given]
    return {
        name: {question: rated for question, one in given[name].items() if (rated := _rating(one))}
        for name in names
    }


def _rating(rating: Judgement) -> Data | None:
    """A rating; None for one that is still to be given."""
    if rating.rating == Gap.TODO.value:
        return None
    told = _dump(rating)
    return {**told, "evidence": sorted(set(rating.evidence))} if rating.evidence else told


def _dump(model: Model, *left_out: str) -> Data:
    return model.model_dump(mode="json", exclude={*left_out}, exclude_defaults=True)
