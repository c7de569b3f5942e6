"""The parts of the documentation that are made from the program: docs/commands.md, docs/rules.md and docs/texts.md."""

import click

from litmatrix.cli.application import COMMANDS, application
from litmatrix.cli.rules import all_rules
from litmatrix.diagnostic import Rule
from litmatrix.languages import LANGUAGES
from litmatrix.matrix.wording import may_be_empty, replaceable
from litmatrix.message import placeholders_as_dots

_TEXTS = """\
# Texts

Made from the program itself: everything it writes in the documents, by name, in bokmål. `texts` in `review.yaml` says
another wording, in every format at once; the empty text `""` leaves a sentence out, where the last column says so. What
stands in braces is filled in. Of a text that counts there are several: `.none`, `.one` and `.other`.

```yaml
texts:
  methods.searched: "Jeg søkte i {databases} våren 2023."
  findings.scope: ""
```

| name | text | may be left out |
|---|---|---|"""


def commands_page() -> str:
    """Every command with its arguments and options, in English."""
    group = application("en")
    context = click.Context(group, info_name="litmatrix")
    parts = [
        "# Commands\n",
        "Made from the program itself. The program speaks bokmål, and of a review in the review's own language.",
        "`--lang nb`, `--lang nn` or `--lang en`, before or after the command, makes it speak that language of",
        "everything; so does the environment variable `LITMATRIX_LANG`, where there is no `--lang`. Documents are always",
        "in the review's language.\n",
        "Exit codes: 0 clean, 1 at least one error in the review, 2 could not run.\n",
    ]
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        parts.append(_command(command, click.Context(command, info_name=name, parent=context)))
    return "\n".join(parts)


def _command(command: click.Command, context: click.Context) -> str:
    if isinstance(command, click.Group):
        inner = [command.get_command(context, name) for name in command.list_commands(context)]
        subcommands = [
            _command(one, click.Context(one, info_name=one.name, parent=context))
            for one in inner
            if one is not None
        ]
        return "\n".join(subcommands)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## `{context.command_path} {usage}`\n", f"{command.help}\n"]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
            choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
            listed = f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else ""
            lines.append(f"- {names}: {parameter.help}{listed}")
    return "\n".join([*lines, ""])


def rules_page() -> str:
    """Every rule: what it says, why, and how to mend it, in English and bokmål."""
    parts = [
        "# Rules\n",
        "Made from the program itself; `litmatrix explain CODE` shows the same, in three languages.",
        "Codes are permanent.",
    ]
    return "\n".join([*parts, *(_rule(rule) for rule in all_rules())])


def texts_page() -> str:
    """Every text that a review may put in its own words, in bokmål."""
    words = LANGUAGES["nb"]
    rows = "\n".join(
        f"| `{name}` | {words.labels[name].replace('|', '&#124;')} | {'yes' if may_be_empty(name) else ''} |"
        for name in replaceable(words)
    )
    return f"{_TEXTS}\n{rows}\n"


def _rule(rule: Rule) -> str:
    lines = [f"\n## {rule.code} {rule.name}\n", f"Severity: {rule.severity}.\n"]
    for language in ("en", "nb"):
        message, hint = placeholders_as_dots(rule.message, language), placeholders_as_dots(rule.hint, language)
        lines.append(f"> {message} {hint}\n>\n> {rule.why.render(language)}\n")
    return "\n".join(lines).rstrip() + "\n"
