"""`litmatrix agree`: the coefficients of a review, and the worklist of a consensus meeting."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litmatrix.agreement import cohen_kappa, krippendorff_alpha, percent
from litmatrix.agreement.of_review import agree, differences
from litmatrix.cli.application import application
from litmatrix.load import load
from litmatrix.model import RatingSheet, Review, SheetRating
from tests.support import BASE, lay, loaded

ROOT = Path(__file__).parent.parent
RATERS = "raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]\n"
SHEET = """\
ratings:
  a:
    F1: {rating: lite, because: Spør bare lederne}
    F2: {rating: godt, because: Spør deltakerne}
  b:
    F1: {rating: lite, because: Nevner det}
    F2: {rating: not-addressed, because: Spør ikke om det}
"""
FILES = {
    "matrices/r/review.yaml": (BASE["matrices/r/review.yaml"] or "").replace(
        "scale:\n", "  - {id: F2, label: Språk, text: Virker språk?}\nscale:\n"
    )
    + RATERS,
    "matrices/r/ratings/medleser.yaml": SHEET,
    "sources/a.yaml": (BASE["sources/a.yaml"] or "") + "  F2: {rating: godt, because: Spør, evidence: [e1]}\n",
    "sources/b.yaml": (BASE["sources/b.yaml"] or "") + "  F2: {rating: lite, because: Nevner, evidence: [e1]}\n",
}
OWN = [["godt", "godt", "lite", "lite"], ["lite", "godt", "lite", None]]
"""The same as a table, by hand: a/F1, a/F2, b/F1, b/F2."""


def told(root: Path, *arguments: str, language: str = "nb") -> Result:
    return CliRunner().invoke(
        application(language), ["agree", "--root", str(root), *arguments], catch_exceptions=False
    )


def as_json(root: Path, *arguments: str) -> dict[str, object]:
    result = told(root, "--format", "json", *arguments)
    assert result.exit_code == 0
    return dict(json.loads(result.output))


def review_of(root: Path, **more: str) -> Review:
    review = loaded(root, {**FILES, **more}).review
    assert review is not None
    return review


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    found = as_json(lay(tmp_path, FILES))
    assert found["raters"] == ["meg", "medleser"]
    assert found["items"] == 4
    coefficients = found["coefficients"]
    assert isinstance(coefficients, list)
    assert [*coefficients[0]] == ["question", "name", "weights", "value", "ci", "n", "reason"]
    assert {one["question"] for one in coefficients} == {None, "F1", "F2"}
    names = {"percent", "cohen-kappa", "fleiss-kappa", "krippendorff-alpha", "gwet-ac"}
    assert {one["name"] for one in coefficients} == names
    for one in coefficients:
        assert (one["value"] is None) <= bool(one["reason"])


def test_the_values_are_those_of_the_same_table_by_hand(tmp_path: Path) -> None:
    found = {
        (question, one.name, one.weights): one.value for question, one in agree(review_of(tmp_path)).coefficients
    }
    levels = ["lite", "godt"]
    assert found[None, "percent", "unweighted"] == percent(OWN, levels).value == 2 / 3
    assert found[None, "cohen-kappa", "linear"] == cohen_kappa(OWN, levels, "linear").value
    assert found[None, "krippendorff-alpha", "ordinal"] == krippendorff_alpha(OWN, levels, "ordinal").value
    first = [row[::2] for row in OWN]
    assert found["F1", "percent", "unweighted"] == percent(first, levels).value


def test_what_was_agreed_does_not_count_as_agreement(tmp_path: Path) -> None:
    before = agree(review_of(tmp_path / "one"))
    consensus = "consensus:\n  a:\n    F1: {rating: lite, because: x, by: [meg, medleser], date: 2023-05-02}\n"
    after = agree(review_of(tmp_path / "other", **{"matrices/r/consensus.yaml": consensus}))
    assert before == after


def test_worklist_by_distance_and_without_what_is_settled(tmp_path: Path) -> None:
    review = review_of(tmp_path)
    assert [(*one.item, one.distance) for one in differences(review)] == [("b", "F2", None), ("a", "F1", 1)]
    consensus = "consensus:\n  b:\n    F2: {rating: lite, because: Enige, by: [meg, medleser], date: 2023-05-02}\n"
    shown = told(lay(tmp_path, {**FILES, "matrices/r/consensus.yaml": consensus}), "--worklist").output
    assert "Spør bare lederne" in shown
    assert "Spør både ledere" in shown
    assert "Spør ikke om det" not in shown
    work = as_json(tmp_path, "--worklist")["worklist"]
    assert isinstance(work, list)
    assert [one["agreed"] for one in work] == ["lite", None]
    assert work[1]["ratings"][1] == {
        "rater": "medleser",
        "rating": "lite",
        "because": "Spør bare lederne",
        "location": "matrices/r/ratings/medleser.yaml:3:18",
    }


def test_questions_on_different_scales_are_not_put_together(tmp_path: Path) -> None:
    files = dict(FILES)
    files["matrices/r/review.yaml"] = files["matrices/r/review.yaml"].replace(
        "text: Virker språk?", "text: Virker språk?, scale: Styrke"
    ) + (
        "scales: [{name: Styrke, levels: [{id: svak, label: Svak}, {id: lite, label: L}, {id: godt, label: G}]}]\n"
    )
    review = loaded(tmp_path, files).review
    assert review is not None
    found = agree(review).coefficients
    assert {one.value for question, one in found if question is None} == {None}
    assert all("ulike skalaer" in one.reason.nb for question, one in found if question is None and one.reason)
    assert {one.name for question, one in found if question is None} == {
        one.name for question, one in found if question == "F1"
    }
    assert any(one.value is not None for question, one in found if question == "F1")


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Prosentvis enighet"), ("nn", "Prosentvis semje"), ("en", "Percentage agreement")],
)
def test_the_table_speaks_the_language_of_the_review(language: str, words: str, tmp_path: Path) -> None:
    protocol = FILES["matrices/r/review.yaml"] + f"language: {language}\n"
    shown = told(lay(tmp_path, {**FILES, "matrices/r/review.yaml": protocol}), "--per-question")
    assert shown.exit_code == 0
    assert words in shown.output
    assert "F2 Språk" in shown.output
    assert "{" not in shown.output
    assert not {"substantial", "moderate", "god enighet"} & set(shown.output.split())


def test_one_rater_is_told_why_there_is_nothing(tmp_path: Path) -> None:
    shown = told(lay(tmp_path, {}))
    assert shown.exit_code == 0
    assert "krever vurderinger fra minst to personer" in shown.output
    assert "nan" not in shown.output.lower()
    assert "Ingen uenigheter står åpne." in told(tmp_path, "--worklist").output


THIRD = """\
ratings:
  a:
    F1: {rating: godt, because: Spør begge}
    F2: {rating: lite, because: Nevner det}
  b:
    F1: {rating: godt, because: Undersøker det}
"""


def three(root: Path) -> Path:
    plan = FILES["matrices/r/review.yaml"].replace(RATERS, RATERS[:-2] + ", {id: tredje, name: Den tredje}]\n")
    return lay(root, {**FILES, "matrices/r/review.yaml": plan, "matrices/r/ratings/tredje.yaml": THIRD})


def test_three_raters_are_compared_two_by_two(tmp_path: Path) -> None:
    """Each pair is Cohen's kappa of their two rows, and the mean is that of the pairs (Light 1971)."""
    rows = {"meg": OWN[0], "medleser": OWN[1], "tredje": ["godt", "lite", "godt", None]}
    studies = ["a", "a", "b", "b"]
    found = as_json(three(tmp_path))
    assert [one["raters"] for one in found["pairs"]][:3] == [  # type: ignore[attr-defined]
        ["meg", "medleser"],
        ["meg", "tredje"],
        ["medleser", "tredje"],
    ]
    for one in found["pairs"]:  # type: ignore[attr-defined]
        first, second = one["raters"]
        wanted = cohen_kappa([rows[first], rows[second]], ["lite", "godt"], one["weights"], studies)
        assert one["value"] == pytest.approx(wanted.value)
        assert one["n"] == wanted.n
    values = [one["value"] for one in found["pairs"] if one["weights"] == "linear"]  # type: ignore[attr-defined]
    assert found["mean_of_pairs"]["linear"] == pytest.approx(sum(values) / 3)  # type: ignore[index]
    shown = told(tmp_path).output
    assert "Cohens kappa for hvert par" in shown
    assert "Studenten og Den tredje" in shown
    assert "Gjennomsnitt av parene" in shown


def test_two_raters_have_no_table_of_pairs(tmp_path: Path) -> None:
    assert "pairs" not in as_json(lay(tmp_path, FILES))


def test_a_pair_with_nothing_in_common_says_why(tmp_path: Path) -> None:
    plan = FILES["matrices/r/review.yaml"].replace(RATERS, RATERS[:-2] + ", {id: tredje, name: Den tredje}]\n")
    sheet = "ratings:\n  b:\n    F2: {rating: godt, because: Grunn}\n"
    lay(tmp_path, {**FILES, "matrices/r/review.yaml": plan, "matrices/r/ratings/tredje.yaml": sheet})
    found = as_json(tmp_path)
    lonely = [one for one in found["pairs"] if one["raters"] == ["medleser", "tredje"]]  # type: ignore[attr-defined]
    assert all(one["value"] is None and one["reason"] for one in lonely)


@pytest.mark.parametrize("arguments", [(), ("--worklist",), ("--per-question",)])
def test_the_same_as_markdown(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = told(three(tmp_path), "--format", "md", *arguments)
    assert result.exit_code == 0
    assert result.output.startswith("# ")
    assert "| ---" in result.output
    if "--worklist" in arguments:
        assert "Spør bare lederne" in result.output
        assert "Spør både ledere og deltakere" in result.output, "the reasons side by side"


def test_the_seed_decides_and_the_same_seed_repeats(tmp_path: Path) -> None:
    review = load(ROOT).review
    assert review is not None
    one, again, other = (agree(review, 500, seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_shipped_review_keeps_the_ratings_of_the_thesis() -> None:
    """The fifteen ratings of its matrix, as docs/example.md has them: no consensus of ours may change one."""
    review = load(ROOT).review
    assert review is not None
    given = {
        study: [
            rating.rating
            for question in ("F1", "F2", "F3", "F4", "F5")
            if (rating := review.rating(study, question))
        ]
        for study in ("fedreheim-2022", "ssb-2020", "guribye-2019")
    }
    assert given == {
        "fedreheim-2022": ["godt", "godt", "godt", "bra", "godt"],
        "ssb-2020": ["godt", "bra", "lite", "lite", "lite"],
        "guribye-2019": ["godt", "godt", "bra", "godt", "godt"],
    }
    assert review.agreed("kavli-2022", "F3")


def test_a_large_review_is_counted_in_full() -> None:
    """200 studies × 20 questions × 5 raters, 2 000 rounds."""
    shipped = load(ROOT).review
    assert shipped is not None
    protocol, levels = shipped.protocol, ("lite", "bra", "godt")
    first = protocol.research_questions[0]
    questions = tuple(first.model_copy(update={"id": f"Q{number}"}) for number in range(20))
    raters = tuple(protocol.raters[0].model_copy(update={"id": f"r{number}"}) for number in range(5))
    layout = protocol.matrix.model_copy(update={"studies": ()})
    names = [f"s{number:03}" for number in range(200)]
    one = shipped.studies["kavli-2022"].model_copy(update={"ratings": {}})

    def rated(rater: int) -> dict[str, dict[str, SheetRating]]:
        return {
            name: {
                question.id: SheetRating(rating=levels[(number * 7 + at * 3 + (rater * number) % 5) % 3])
                for at, question in enumerate(questions)
            }
            for number, name in enumerate(names)
        }

    review = Review(
        "stor",
        protocol.model_copy(update={"research_questions": questions, "raters": raters, "matrix": layout}),
        {name: one.model_copy(update={"id": name}) for name in names},
        {},
        (),
        None,
        {f"r{number}": RatingSheet(id=f"r{number}", path="x", ratings=rated(number)) for number in range(5)},
    )
    found = agree(review)
    assert found.items == 4000
    assert {one.n for question, one in found.coefficients if question is None and one.value is not None} == {4000}
