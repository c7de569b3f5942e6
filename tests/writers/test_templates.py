"""Templates: layout by the user, over text that is finished, in a room without doors."""

import re
from pathlib import Path
from types import MappingProxyType

import pytest

from litmatrix.message import Message
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers import WRITERS, template_limits
from litmatrix.writers.templates import TemplateFault, Templates
from tests.writers.documents import document, setting


def rendered(text: str, **values: object) -> str:
    return Templates({"x.md.j2": text}, {}).render("x.md.j2", values)  # type: ignore[arg-type]


def test_own_templates_extend_the_shipped_ones_block_by_block() -> None:
    own = '{% extends "default/matrix.md.j2" %}{% block end %}Min avslutning.\n{% endblock %}'
    text = WRITERS["md"].write(document("matrix"), setting(matrix_md=own))["md"]
    shipped = WRITERS["md"].write(document("matrix"), setting())["md"]
    assert text == f"{shipped}Min avslutning.\n"


def test_own_blocks_of_tables_and_figures_serve_all_documents() -> None:
    own = '{% extends "default/table.md.j2" %}{% block notes %}{% endblock %}'
    both = setting(table_md=own, figure_md=own.replace("table", "figure"))
    for kind in ("matrix", "findings"):
        assert "*Merknad.*" in WRITERS["md"].write(document(kind), setting())["md"]
        assert "*Merknad.*" not in WRITERS["md"].write(document(kind), both)["md"]


def test_latex_templates_have_signs_of_their_own() -> None:
    block = "((* block preamble *))% {{ ((( title[:4] ))) }}\n((* endblock *))"
    own = setting(document_tex=f'((* extends "default/document.tex.j2" *)){block}')
    text = WRITERS["tex"].write(document("findings"), own)["tex"]
    assert "% {{ Funn }}" in text


def test_data_is_never_a_template() -> None:
    for name, ending in (("md", "md"), ("tex", "tex"), ("tex", "body.tex")):
        text = WRITERS[name].write(document("matrix"), setting())[ending]
        assert " 49 " not in text
        assert "7*7" in text.replace("\\", "")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__.__init__.__globals__ }}",
        "{{ ''['__class__'] }}",
        "{{ title | attr('__class__') }}",
        "{{ 'a' * 1000000000 }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'a'.center(10000000000) }}",
        "{{ 'a'.ljust(10000000000) }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ [1] | batch(1000000000) | list }}",
        "{{ lipsum(n=1000000) }}",
        "{{ cycler }}",
        "{{ joiner() }}",
        "{{ namespace() }}",
        "{{ range(100000000) | length }}",
        "{{ self._TemplateReference__context }}",
        "{% include '../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'x.md.j2' %}",
        "{{ missing }}",
        "{{ table.missing }}",
        "{% for %}",
        "{{ 1 / 0 }}",
        "{{ title.upper }} {% set _ = table.update({}) %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    ],
)
def test_what_a_template_must_not_do(attack: str) -> None:
    values = {"title": "Tittel", "table": MappingProxyType({"id": "x"})}
    with pytest.raises(TemplateFault) as caught:
        rendered(f"en\n{attack}", **values)
    assert caught.value.location.path == "templates/x.md.j2"
    assert caught.value.reason


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("en\nto\n{{ missing }}\n", 3),
        ("en\n{% for %}\n", 2),
        ("{% block a %}\n\n\n{{ missing.x }}{% endblock %}", 4),
        ("{{ 1 }}\n{{ 1 / 0 }}", 2),
    ],
)
def test_the_line_of_the_fault(text: str, line: int) -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered(text)
    assert caught.value.location == ("templates/x.md.j2", line, 1, None, None)


def test_the_fault_of_a_block_stands_in_the_file_it_is_written_in() -> None:
    templates = Templates(
        {"a.md.j2": '{% extends "b.md.j2" %}\n{% block x %}\n{{ missing }}{% endblock %}'},
        {"b.md.j2": "{% block x %}{% endblock %}"},
    )
    with pytest.raises(TemplateFault) as caught:
        templates.render("a.md.j2", {})
    assert (caught.value.location.path, caught.value.location.line) == ("templates/a.md.j2", 3)


def test_every_block_of_every_text_template_is_documented() -> None:
    documentation = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
    for name, text in shipped_templates().items():
        if not name.endswith((".md.j2", ".tex.j2")):
            continue
        row = next(
            (line for line in documentation.splitlines() if line.startswith("| `") and f"`{name}`" in line), ""
        )
        assert row, name
        blocks = re.findall(r"(?:\{%|\(\(\*) block (\w+)", text)
        assert not [block for block in blocks if f"`{block}`" not in row], name


def test_a_missing_template() -> None:
    with pytest.raises(TemplateFault, match=r"y\.md\.j2"):
        Templates({"x.md.j2": '{% extends "y.md.j2" %}'}, {}).render("x.md.j2", {})


# What never ends, or makes much of little

DOUBLING = "{% macro m(s, n) %}{% if n %}{{ m(STEP, n - 1) }}{% endif %}{% endmacro %}\n{{ m('aaaa', 200) }}"
LOOP = "{% for i in range(99999) %}"


@pytest.mark.parametrize(
    "endless",
    [
        f"en\n{LOOP * 3}x{'{% endfor %}' * 3}",
        f"en\n{LOOP * 3}{'{% endfor %}' * 3}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}\n{{ m(60) }}",
        DOUBLING.replace("STEP", "s ~ s"),
        DOUBLING.replace("STEP", "s + s"),
        DOUBLING.replace("STEP", "s | replace('a', 'aaaaa')"),
        DOUBLING.replace("STEP", "[s, s, s, s] | join(s)"),
        "en\n{{ range(99999) | join(range(99999) | join('aaaaaaaaaa')) }}",
        f"{{% set x %}}{LOOP}aaaa{{% endfor %}}{{% endset %}}{LOOP}{{{{ x }}}}{{% endfor %}}",
    ],
)
def test_what_never_ends_is_ended(endless: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "LIMIT", 2_000_000)
    with pytest.raises(TemplateFault) as fault:
        rendered(endless)
    assert fault.value.location.path == "templates/x.md.j2"
    assert isinstance(fault.value.reason, Message)
    assert "aldri ferdig" in fault.value.reason.nb


def test_the_limit_is_of_one_template_and_not_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "LIMIT", 100_000)
    own = Templates({"x.md.j2": "{% for i in range(500) %}x{% endfor %}"}, {})
    assert {own.render("x.md.j2", {}) for _ in range(10)} == {"x" * 500}


def test_a_nested_list_is_not_spelt_out() -> None:
    deep = "{% macro m(s, n) %}{% if n %}{{ m([s, s], n - 1) }}{% else %}{{ s }}{% endif %}{% endmacro %}{{ m('a', 99) }}"
    for text in (deep, deep.replace("{{ s }}", "{{ s | upper }}"), deep.replace("{{ s }}", "{{ s ~ 'b' }}")):
        with pytest.raises(TemplateFault, match="only texts and numbers"):
            rendered(text)


def test_counting_changes_nothing_of_what_is_printed() -> None:
    text = (
        "{% macro f(x) %}<{{ x }}>{{ caller() }}{% endmacro %}{% call f(2) %}c{% endcall %}"
        '{% for i in range(3) %}{{ loop.index }}{{ "," if not loop.last }}{% else %}-{% endfor %}'
        '{{ ["a", 1] | join("-") }}{{ rows | join("+", attribute="name") }}{{ "abc" | replace("b", "x") | upper }}'
        '{{ 1 + 2 }}{{ "a" ~ 1 }}{% set s = "å" + "ø" %}{{ s }}{{ " t " | trim }}{{ (1, 2)[0] }}'
    )
    assert rendered(text, rows=({"name": "p"}, {"name": "q"})) == "<2>c1,2,3a-1p+qAXC3a1åøt1"


def test_a_template_that_is_not_there_is_called_by_name() -> None:
    with pytest.raises(TemplateFault) as fault:
        rendered('en\n{% include "mangler.j2" %}')
    assert fault.value.location.line == 2
    assert isinstance(fault.value.reason, Message)
    assert fault.value.reason.nb == "den viser til «mangler.j2», som ikke finnes"
