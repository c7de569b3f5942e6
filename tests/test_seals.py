"""No drift: when anything that a finding rests on changes, that finding is stale, and no other."""

import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix import checking
from litmatrix.building import build
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.model import Appraisal, Rating, Review, Seal, Seals, Study
from litmatrix.model.seal import SealedRating, SealedStudy
from litmatrix.seal_changes import changes
from litmatrix.seals import hash_of, is_broken, seal_of, stale, written
from tests.support import BASE, lay, loaded

ROOT = Path(__file__).parent.parent
FINDING = "01-x"
SEALS = "matrices/r/seals.yaml"
LEVELS = ("lite", "bra", "godt")
IN_WORDS = {"not-addressed": "ikke belyst", None: "mangler"}


@lru_cache
def shipped() -> Review:
    review = load(ROOT).review
    assert review is not None
    return review


def with_study(review: Review, name: str, change: Callable[[Study], dict[str, object]]) -> Review:
    study = review.studies[name]
    return replace(review, studies={**review.studies, name: study.model_copy(update=change(study))})


def resting_on(review: Review, study: str, question: str) -> set[str]:
    """The findings that rest on a rating, straight from their front matter."""
    return {
        finding.id
        for finding in review.findings
        if question in finding.header.questions
        and study in (*finding.header.supported_by, *finding.header.contradicted_by)
    }


# The shipped review


def test_the_shipped_findings_are_sealed_and_none_is_stale() -> None:
    review = shipped()
    assert review.seals is not None
    assert set(review.seals.seals) == {finding.id for finding in review.findings}
    assert not any(is_broken(seal) for seal in review.seals.seals.values())
    assert stale(review) == {}, "look at the findings, then run: litmatrix seal --all"


def every_rating() -> list[tuple[str, str]]:
    review = shipped()
    asked = [question.id for question in review.protocol.research_questions]
    return [(study.id, question) for study in review.included for question in asked]


@pytest.mark.parametrize(("study", "question"), every_rating())
def test_changing_one_rating_makes_exactly_the_findings_on_it_stale(study: str, question: str) -> None:
    """Each of the 25 ratings in turn, to each other level, to a gap, and to nothing."""
    review = shipped()
    if review.agreed(study, question):
        review = replace(review, consensus=None, seals=resealed(replace(review, consensus=None)))
    before = review.studies[study].ratings.get(question)
    word = before.rating if before else None
    expected = resting_on(review, study, question)
    for level in (*LEVELS, "not-addressed", None):
        if level == (before.rating if before else None):
            continue

        def change(old: Study, level: str | None = level) -> dict[str, object]:
            ratings = {name: rating for name, rating in old.ratings.items() if name != question}
            if level is not None:
                own = before.model_copy(update={"rating": level}) if before else Rating(rating=level)
                ratings = {**ratings, question: own}
            return {"ratings": ratings}

        found = stale(with_study(review, study, change))
        assert set(found) == expected
        for told in found.values():
            step = f"{IN_WORDS.get(word, word)} → {IN_WORDS.get(level, level)}"
            assert f"{question} i {study}: {step}" in [message.nb for message in told]


def resealed(review: Review) -> Seals:
    return Seals(path="x", seals={finding.id: seal_of(review, finding) for finding in review.findings})


@pytest.mark.parametrize(("study", "question"), every_rating())
def test_changing_a_reason_or_a_direction_makes_exactly_those_stale(study: str, question: str) -> None:
    review = replace(shipped(), consensus=None)
    review = replace(review, seals=resealed(review))
    if question not in review.studies[study].ratings:
        return
    for update in ({"because": "En annen grunn"}, {"direction": "mixed"}):
        found = stale(
            with_study(
                review,
                study,
                lambda old, update=update: {
                    "ratings": {**old.ratings, question: old.ratings[question].model_copy(update=update)}
                },
            )
        )
        assert set(found) == resting_on(review, study, question)
        assert all(len(told) == 1 for told in found.values())


def every_evidence() -> list[tuple[str, str]]:
    return [(study.id, name) for study in shipped().included for name in study.evidence]


@pytest.mark.parametrize(("study", "name"), every_evidence())
def test_changing_evidence_makes_exactly_the_findings_that_use_it_stale(study: str, name: str) -> None:
    review = shipped()
    expected = {
        finding
        for question in [question.id for question in review.protocol.research_questions]
        if (rating := review.rating(study, question)) and name in rating.evidence
        for finding in resting_on(review, study, question)
    }

    def changed(**update: object) -> dict[str, tuple[object, ...]]:
        return {
            **stale(
                with_study(
                    review,
                    study,
                    lambda old: {"evidence": {**old.evidence, name: old.evidence[name].model_copy(update=update)}},
                )
            )
        }

    assert set(changed(page="999")) == expected
    assert set(changed(note="Et notat til meg selv")) == set(), "nothing rests on a note to oneself"


def test_appraisal_confidence_and_sides_count_and_prose_does_not() -> None:
    review = shipped()
    appraised = with_study(
        review, "guribye-2019", lambda _: {"appraisal": Appraisal(tool="tone", items={"T": "nei"})}
    )
    assert set(stale(appraised)) == {
        finding.id for finding in review.findings if "guribye-2019" in finding.header.supported_by
    }
    first, *others = review.findings
    assert first.header.confidence is not None
    lower = first.header.confidence.model_copy(update={"overall": "very-low"})
    other_side = {"supported_by": ("ssb-2020",), "contradicted_by": ("guribye-2019",)}
    for update, words in (
        ({"confidence": lower}, "moderat tillit → svært lav tillit"),
        (other_side, "studiene som motsier: +guribye-2019"),
        ({"questions": ("F1", "F2")}, "spørsmålene: +F2"),
    ):
        header = first.header.model_copy(update=update)
        found = stale(replace(review, findings=(replace(first, header=header), *others)))
        assert set(found) == {first.id}
        assert words in [message.nb for message in found[first.id]]
    rewritten = replace(first, prose="# Noe annet", title="Noe annet", body=())
    assert stale(replace(review, findings=(rewritten, *others))) == {}


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (
            {"rating": "bra"},
            {"rating": "not-addressed"},
            ("F1 i a: bra → ikke belyst", "F1 i a: bra → ikkje teke opp", "F1 in a: bra → not addressed"),
        ),
        (
            {"rating": "missing"},
            {"rating": "not-applicable"},
            (
                "F1 i a: mangler → ikke relevant",
                "F1 i a: manglar → ikkje relevant",
                "F1 in a: missing → not applicable",
            ),
        ),
        (
            {"rating": "bra", "direction": "supports"},
            {"rating": "bra", "direction": "mixed"},
            (
                "F1 i a: retning støtter → blandet",
                "F1 i a: retning støttar → blanda",
                "F1 in a: direction supports → mixed",
            ),
        ),
        (
            {"rating": "bra"},
            {"rating": "bra", "direction": "contradicts"},
            (
                "F1 i a: retning ikke oppgitt → motsier",
                "F1 i a: retning ikkje oppgitt → motseier",
                "F1 in a: direction not reported → contradicts",
            ),
        ),
    ],
)
def test_what_has_changed_is_said_in_the_language_of_the_review(
    before: dict[str, str], now: dict[str, str], words: tuple[str, str, str]
) -> None:
    def seal(rating: dict[str, str]) -> Seal:
        study = SealedStudy(ratings={"F1": SealedRating(**rating)})
        return Seal(seal="x", questions=("F1",), supported_by=("a",), studies={"a": study})

    assert changes(seal(before), seal(now)) == (words,)


def test_confidence_and_sides_are_named_in_every_language() -> None:
    old = Seal(seal="x", questions=("F1",), overall="moderate")
    new = Seal(seal="x", questions=("F1", "F2"), supported_by=("b",))
    assert changes(old, new) == (
        ("spørsmålene: +F2", "spørsmåla: +F2", "the questions: +F2"),
        ("studiene som støtter: +b", "studiane som støttar: +b", "the studies that support it: +b"),
        (
            "moderat tillit → tillit ikke vurdert",
            "moderat tillit → tillit ikkje vurdert",
            "moderate confidence → confidence not judged",
        ),
    )


def test_a_study_file_under_an_agreement_does_not_count() -> None:
    """What counts is what was agreed."""
    review = shipped()
    own = review.studies["kavli-2022"].ratings["F3"].model_copy(update={"rating": "lite"})
    changed = with_study(review, "kavli-2022", lambda old: {"ratings": {**old.ratings, "F3": own}})
    assert stale(changed) == {}


# Files


def command(root: Path, *arguments: str, language: str = "nb") -> Result:
    return CliRunner().invoke(application(language), [*arguments, "--root", str(root)], catch_exceptions=False)


def told(root: Path) -> list[str]:
    read = load(root)
    return [f"{one.location} {one.code} {one.message}" for one in checking.check(read)]


def test_seal_then_change_then_look_then_seal_again(tmp_path: Path) -> None:
    lay(tmp_path, {})
    assert command(tmp_path, "seal", FINDING).output == "Forseglet: 01-x.\n"
    assert told(tmp_path) == []
    study = tmp_path / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: godt", "rating: lite"), "utf-8")
    (warning,) = told(tmp_path)
    assert warning.startswith("matrices/r/findings/01-x.md:5:1 FIN020")
    assert warning.endswith("siden det ble forseglet: F1 i a: godt → lite.")
    prose = (tmp_path / "matrices/r/findings/01-x.md").read_bytes()
    assert command(tmp_path, "seal", "--all").exit_code == 0
    assert told(tmp_path) == []
    assert (tmp_path / "matrices/r/findings/01-x.md").read_bytes() == prose


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "begrunnelsen for F1 i a"), ("nn", "grunngivinga for F1 i a"), ("en", "the reason for F1 in a")],
)
def test_the_chapter_marks_a_stale_finding_and_only_that(language: str, words: str, tmp_path: Path) -> None:
    protocol = (BASE["matrices/r/review.yaml"] or "") + f"language: {language}\n"
    lay(tmp_path, {"matrices/r/review.yaml": protocol})
    command(tmp_path, "seal", "--all")

    def chapter() -> str:
        read = load(tmp_path)
        assert read.review is not None
        outputs, faults = build(read, read.review, tmp_path, ["md"])
        assert faults == ()
        return outputs["findings.md"].decode()

    assert words not in chapter()
    study = tmp_path / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("Spør både", "Spør"), "utf-8")
    assert words in chapter()
    assert "Praksis virker (" in chapter(), "the author's prose stands as it was"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rating: godt", "rating: lite", "FIN021"),
        ("seal: ", "seal: f", "FIN021"),
        ("questions: [F1]", "questions: F1", "FMT007"),
        ("seal: ", "sael: ", "FMT001"),
        ("  01-x:", "  01-y:", "FIN022"),
        ("seals:", "seals: [", "YML"),
    ],
)
def test_a_seal_edited_by_hand_is_placed_and_nothing_falls_over(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    lay(tmp_path, {})
    command(tmp_path, "seal", "--all")
    file = tmp_path / SEALS
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = told(tmp_path)
    assert any(f" {code}" in one and one.startswith(SEALS) for one in found), found
    assert command(tmp_path, "seal", "--all").exit_code == 0
    assert told(tmp_path) == []


def test_sealing_one_finding_never_loses_the_seals_of_others(tmp_path: Path) -> None:
    second = (BASE["matrices/r/findings/01-x.md"] or "").replace("Praksis virker\n\n", "Språk virker\n\n")
    lay(tmp_path, {"matrices/r/findings/02-y.md": second})
    command(tmp_path, "seal", "--all")
    before = (tmp_path / SEALS).read_text("utf-8")
    assert command(tmp_path, "seal", "02-y").exit_code == 0
    assert (tmp_path / SEALS).read_text("utf-8") == before
    (tmp_path / SEALS).write_text(before.replace("seals:", "seals: ["), "utf-8")
    refused = command(tmp_path, "seal", "02-y")
    assert refused.exit_code == 1
    assert SEALS in refused.stderr
    assert "seals: [" in (tmp_path / SEALS).read_text("utf-8")


def test_names_that_are_wrong(tmp_path: Path) -> None:
    lay(tmp_path, {})
    assert command(tmp_path, "seal").exit_code == 2
    wrong = command(tmp_path, "seal", "01-z")
    assert wrong.exit_code == 2
    assert "Mente du «01-x»?" in wrong.stderr
    assert not (tmp_path / SEALS).exists()


def test_a_review_with_errors_is_not_sealed(tmp_path: Path) -> None:
    lay(tmp_path, {"sources/a.yaml": "aim: [\n"})
    assert command(tmp_path, "seal", "--all").exit_code == 1
    assert not (tmp_path / SEALS).exists()


# Seals as values

_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8).map(
    lambda name: unicodedata.normalize("NFC", name)  # as the readers give names
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_NAMES, st.tuples(_NAMES, st.lists(_NAMES, max_size=3, unique=True)), max_size=4))
def test_what_is_written_is_read_again(names: dict[str, tuple[str, list[str]]]) -> None:
    """Whatever findings, studies and questions are called."""
    made: dict[str, Seal] = {}
    for name, (question, studies) in names.items():
        content = {
            "questions": [question],
            "supported_by": studies,
            "studies": {
                study: {"ratings": {question: {"rating": question, "evidence": studies}}} for study in studies
            },
        }
        seal = Seal.model_validate({"seal": "x", **content})
        made[name] = seal.model_copy(update={"seal": hash_of(seal)})
    with tempfile.TemporaryDirectory() as folder:
        read = loaded(Path(folder), {SEALS: written(made)})
    assert read.review is not None
    assert read.review.seals is not None
    again = read.review.seals.seals
    assert read.diagnostics == ()
    assert {hash_of(seal) for seal in again.values()} >= {seal.seal for seal in made.values()}


_PARTS = st.fixed_dictionaries(
    {
        "questions": st.sets(st.sampled_from(["F1", "F2"])).map(sorted),
        "supported_by": st.sets(st.sampled_from(["a", "b"])).map(sorted),
        "contradicted_by": st.sets(st.sampled_from(["a", "b"])).map(sorted),
        "confidence": st.sampled_from(["x", "y", None]),
        "rating": st.sampled_from(["lite", "godt", "missing"]),
        "because": st.sampled_from(["x", "y", None]),
        "evidence": st.sets(st.sampled_from(["e1", "e2"])).map(sorted),
        "hash": st.sampled_from(["x", "y"]),
        "known": st.sets(st.sampled_from(["e1", "e2"])),
        "appraisal": st.sampled_from(["x", None]),
        "files": st.sets(st.sampled_from(["a", "b"])),
    }
)


def seal_from(parts: dict[str, object]) -> Seal:
    """A seal such as `seal_of` could have made: ratings on its questions, evidence that is pointed to."""
    p: dict[str, object] = dict(parts)
    evidence = {name: p["hash"] for name in p["evidence"] if name in p["known"]} if p["questions"] else {}  # type: ignore[attr-defined,operator]
    rating = {"rating": p["rating"], "because": p["because"], "evidence": p["evidence"]}
    study = {
        "ratings": dict.fromkeys(p["questions"], rating),  # type: ignore[attr-defined]
        "evidence": evidence,
        "appraisal": p["appraisal"],
    }
    listed = {*p["supported_by"], *p["contradicted_by"]} & p["files"]  # type: ignore[misc,operator]
    sides = {name: p[name] for name in ("questions", "supported_by", "contradicted_by", "confidence")}
    return Seal.model_validate({"seal": "x", **sides, "studies": dict.fromkeys(sorted(listed), study)})


@settings(max_examples=400, deadline=None)
@given(
    _PARTS,
    _PARTS,
    st.sampled_from(sorted(["questions", "rating", "because", "evidence", "hash", "known", "files"])),
)
def test_every_difference_has_a_name_and_none_is_made_up(
    one: dict[str, object], other: dict[str, object], field: str
) -> None:
    for second in (other, {**one, field: other[field]}):
        before, now = seal_from(one), seal_from(second)
        assert bool(changes(before, now)) == (before != now)
