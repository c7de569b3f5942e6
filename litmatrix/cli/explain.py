"""`litmatrix explain CODE`: the rule's own text."""

import sys

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.rules import all_rules
from litmatrix.diagnostic import Rule, nearest
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message, placeholders_as_dots

_HELP = Message(
    nb="Forklar en kode: hva som er galt, hvorfor det betyr noe, og hvordan det rettes. Uten kode: alle.",
    nn="Forklar ein kode: kva som er gale, kvifor det betyr noko, og korleis det blir retta. Utan kode: alle.",
    en="Explain a code: what is wrong, why it matters, how to mend it. Without a code: list all.",
)
_UNKNOWN = Message(
    nb="Koden «{code}» finnes ikke.", nn="Koden «{code}» finst ikkje.", en="There is no code “{code}”."
)
_NEAR = Message(nb=" Mente du {near}?", nn=" Meinte du {near}?", en=" Did you mean {near}?")
_HEADINGS = {
    "nb": ("Melding", "Hvorfor", "Slik retter du det", "Eksempel", "Slik blir det galt:", "Slik er det riktig:"),
    "nn": ("Melding", "Kvifor", "Slik rettar du det", "Døme", "Slik blir det gale:", "Slik er det rett:"),
    "en": ("Message", "Why", "How to mend it", "Example", "This is wrong:", "This is right:"),
}


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(code: str | None) -> None:
        rules = {rule.code: rule for rule in all_rules()}
        if code is None:
            click.echo("\n".join(_line(each, language) for each in rules.values()))
            return
        by_name = {rule.name: rule for rule in rules.values()}
        rule = rules.get(code.upper()) or by_name.get(code.lower())
        if rule is None:
            near = nearest(code, [*rules, *by_name])
            hint = _NEAR.render(language, {"near": near}) if near else ""
            click.echo(_UNKNOWN.render(language, {"code": code}) + hint, err=True)
            sys.exit(COULD_NOT_RUN)
        click.echo(explanation(rule, language))

    return click.Command(
        "explain",
        callback=run,
        help=_HELP.render(language),
        params=[click.Argument(["code"], required=False, metavar="[CODE]")],
    )


def explanation(rule: Rule, language: LanguageCode) -> str:
    """A rule as text: name, message, reason, remedy and example."""
    message, why, hint, example, wrong, right = _HEADINGS[language]
    parts = [
        _line(rule, language),
        f"{message}\n  {placeholders_as_dots(rule.message, language)}",
        f"{why}\n  {rule.why.render(language)}",
        f"{hint}\n  {placeholders_as_dots(rule.hint, language)}",
    ]
    shown = _example(rule).replace("Fails:", wrong, 1).replace("Passes:", right, 1)
    return "\n\n".join([*parts, f"{example}\n{shown}"] if shown else parts)


def _line(rule: Rule, language: LanguageCode) -> str:
    return f"{rule.code}  {rule.name}  ({words(language).label(f'severity.{rule.severity}')})"


def _example(rule: Rule) -> str:
    """The failing and passing examples of a rule, as the documentation of its file gives them."""
    from litmatrix.audit.rules import AUDIT_RULES
    from litmatrix.checks import checks

    documented = {check.RULE.code: check.__doc__ for check in checks()}
    documented |= {module.RULE.rule.code: module.__doc__ for module in AUDIT_RULES}
    text = documented.get(rule.code) or ""
    start = text.find("Fails:")
    return text[start:].rstrip() if start >= 0 else ""
