"""The documentation cannot drift: every command, option, rule and field is in it."""

import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

import litmatrix
from litmatrix.cli.application import COMMANDS, application
from litmatrix.cli.rules import all_rules
from litmatrix.message import LANGUAGE_CODES, LanguageCode
from litmatrix.schema import MODELS
from tests.documentation import commands_page, rules_page, texts_page

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("name", "page"), [("commands.md", commands_page), ("rules.md", rules_page), ("texts.md", texts_page)]
)
def test_generated_pages_are_up_to_date(name: str, page, request: pytest.FixtureRequest) -> None:
    file = ROOT / "docs" / name
    if request.config.getoption("--update-golden"):
        file.write_text(page(), "utf-8")
    assert file.read_text("utf-8") == page(), "run pytest --update-golden tests/test_docs.py"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_command_and_option_has_help(language: LanguageCode) -> None:
    group = application(language)
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        assert command.help
        assert command.short_help
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, (name, parameter.name)


def fields_of(model: type[BaseModel]) -> set[str]:
    """Every field that a user may write in a file of this kind."""
    schema = model.model_json_schema()
    owners = [schema, *schema.get("$defs", {}).values()]
    return {name for owner in owners for name in owner.get("properties", {})}


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_documented(kind: str) -> None:
    text = (ROOT / "docs/format.md").read_text("utf-8")
    missing = {name for name in fields_of(MODELS[kind]) - {"path"} if not re.search(rf"\b{name}\b", text)}
    assert not missing


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_says_what_it_means(kind: str) -> None:
    schema = MODELS[kind].model_json_schema()
    for owner in (schema, *schema.get("$defs", {}).values()):
        for name, field in owner.get("properties", {}).items():
            assert field.get("description"), name
            assert field.get("description_nb"), name


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
    assert len({rule.name for rule in all_rules()}) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}[0-9]{3}", code) for code in codes)


def test_the_public_names_exist() -> None:
    for name in litmatrix.__all__:
        assert getattr(litmatrix, name) is not None
    with pytest.raises(AttributeError):
        _ = litmatrix.no_such_name


def test_the_verbs_stay_functions_when_the_modules_are_imported() -> None:
    for _ in range(2):
        for verb in (litmatrix.load, litmatrix.check, litmatrix.verify, litmatrix.build_matrix, litmatrix.write):
            assert callable(verb)


@pytest.mark.parametrize("page", ["README.md", "LESMEG.md"])
def test_the_pages_name_only_commands_that_exist(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"(?:^|[`«]|run: )litmatrix ([a-z]+)", text, re.MULTILINE))
    assert {"init", "build", "check"} <= named - {"turns", "lager"} <= set(COMMANDS)


@pytest.mark.parametrize(
    "page", ["README.md", "LESMEG.md", "docs/format.md", "docs/example.md", "docs/verify.md", "docs/sheets.md"]
)
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)", file.read_text("utf-8")):
        if not re.match(r"https?:", target):
            assert (file.parent / target).exists(), target
