"""A review's own templates as files: one whose name fits nothing is told of, and parts of others are not."""

from pathlib import Path

from litmatrix.readers.shipped import shipped_templates
from litmatrix.readers.templates import unused_templates
from tests.support import loaded


def told(root: Path, **templates: str) -> list[tuple[str, object]]:
    """Path and nearest name of each template that is said not to be used."""
    (root / "templates").mkdir(parents=True)
    for name, text in templates.items():
        (root / "templates" / (name.replace("_", ".") + ".j2")).write_text(text, encoding="utf-8")
    return [(str(fault.where), fault.parameters["near"]) for fault in unused_templates(root)]


def test_a_misspelt_name(tmp_path: Path) -> None:
    assert told(tmp_path, mtrix_md="x", findings_md="y") == [("templates/mtrix.md.j2:1:1", "matrix.md.j2")]


def test_a_name_like_none(tmp_path: Path) -> None:
    assert told(tmp_path, qqqq="x") == [("templates/qqqq.j2:1:1", None)]


def test_what_another_template_brings_in_is_used(tmp_path: Path) -> None:
    assert (
        told(tmp_path, matrix_md='{% include "head.md.j2" %}', head_md="{% import 'mine.j2' as m %}", mine="")
        == []
    )


def test_what_only_names_itself_is_not_used(tmp_path: Path) -> None:
    assert [path for path, _ in told(tmp_path, head_md='{% extends "head.md.j2" %}')] == [
        "templates/head.md.j2:1:1"
    ]


def test_every_shipped_name_is_known(tmp_path: Path) -> None:
    names = {name.removesuffix(".j2").replace(".", "_"): "x" for name in shipped_templates()}
    assert names
    assert told(tmp_path, **names) == []


def test_it_stops_nothing(tmp_path: Path) -> None:
    read = loaded(tmp_path, {"templates/mtrix.md.j2": "x"})
    (only,) = [one for one in read.diagnostics if one.code == "TPL002"]
    assert only.severity == "warning"
    assert read.review is not None
