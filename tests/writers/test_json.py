"""matrix.json: the shape that other programs rely on."""

import json
from pathlib import Path
from typing import Any

from litmatrix.load import load
from litmatrix.matrix import build_matrix
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers import WRITERS, Setting
from litmatrix.writers.templates import Templates
from tests.conftest import Golden
from tests.writers.documents import document, setting

ROOT = Path(__file__).parents[2]


def made() -> dict[str, Any]:
    (text,) = WRITERS["json"].write(document("matrix"), setting()).values()
    result: dict[str, Any] = json.loads(text)
    return result


def test_the_shape() -> None:
    content = made()
    assert list(content) == ["review", "questions", "scale", "rows", "approvals"]
    assert content["review"] == "prøve"
    assert content["questions"][2] == {"id": "F3", "label": "Kostnad", "text": "Hva koster det?"}
    assert [level["id"] for level in content["scale"]] == ["lite", "bra", "middels", "godt"]
    row = content["rows"][-1]
    assert list(row) == ["study", "reports", "citation", "cells", "ratings"]
    assert (row["study"], row["reports"]) == ("aasen-2020", ["aasen2020", "aasen2020tall"])
    assert row["citation"] == row["cells"]["citation"] == "Aasen & Øye 2020b; Aasen & Øye 2020a"
    assert row["cells"]["aim"] == r"\input{/etc/passwd} $x^2$ 100 % a_b #1 ~ & | `kode` {{ 7*7 }} {% raw %}"
    assert row["cells"]["age"] == "3 år; 3 år"
    assert row["ratings"] == {
        "F1": {"rating": "godt", "label": "Godt", "location": "sources/aasen-2020.yaml:23:16"},
        "F2": {"rating": "lite", "label": "Lite", "location": "sources/aasen-2020.yaml:24:16"},
        "F3": {"rating": "not-addressed", "label": "ikke belyst", "location": "sources/aasen-2020.yaml:25:16"},
    }


def test_what_is_missing_is_null_with_its_word() -> None:
    row = next(row for row in made()["rows"] if row["study"] == "fjeld-2024")
    assert {(rating["rating"], rating["label"]) for rating in row["ratings"].values()} == {(None, "mangler")}
    assert all(rating["location"].startswith("sources/fjeld-2024.yaml:") for rating in row["ratings"].values())


def test_every_rating_of_the_shipped_review_is_where_it_says() -> None:
    loaded = load(ROOT, "introduksjonsprogrammet")
    assert loaded.review is not None
    around = Setting(Templates({}, shipped_templates()), loaded.review, loaded.locate)
    (text,) = WRITERS["json"].write(build_matrix(loaded.review), around).values()
    for row in json.loads(text)["rows"]:
        for rating in row["ratings"].values():
            path, line, column = rating["location"].rsplit(":", 2)
            rest = (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
            if rating["rating"]:
                assert rest.startswith(rating["rating"])


def test_golden(golden: Golden) -> None:
    (text,) = WRITERS["json"].write(document("matrix"), setting()).values()
    golden("writers/matrix.json", text)
