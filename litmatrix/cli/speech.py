"""In which language the program speaks: `--lang`, else LITMATRIX_LANG; else of a review in its own, and bokmål.

click's own sentences are translated here too, from a plain table: its hook for that is gettext, which
would want compiled catalogues and looks at five variables of the environment.
"""

import os
from collections.abc import Sequence

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from litmatrix.message import LANGUAGE_CODES, LanguageCode, Message

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
_VARIABLE = "LITMATRIX_LANG"
_ASKED = "litmatrix.language"
_LANG = Message(
    nb="Språket programmet snakker, også når det forteller om et review: nb, nn eller en. Kan også stå etter "
    "kommandoen. Dokumentene er alltid på reviewets språk.",
    nn="Språket programmet snakkar, også når det fortel om eit review: nb, nn eller en. Kan òg stå etter "
    "kommandoen. Dokumenta er alltid på språket til reviewet.",
    en="The language the program speaks, also when it tells of a review: nb, nn or en. May stand after "
    "the command, too. Documents are always in the review's language.",
)


def spoken_language(arguments: Sequence[str]) -> LanguageCode:
    """The language asked for on the command line or in the environment, before click has parsed anything."""
    asked = os.environ.get(_VARIABLE, "")
    for position, argument in enumerate(arguments):
        if argument in {"--", "cite"}:  # after `cite` it is the language of the citations
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return _known(asked) or "nb"


def language_option(language: LanguageCode, *, hidden: bool = False) -> click.Option:
    """The option `--lang`, which may stand before a command and, hidden from its help, after it."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGE_CODES),
        help=_LANG.render(language),
        expose_value=False,
        hidden=hidden,
        callback=_remember,
    )


def asked_language() -> LanguageCode | None:
    """The language that this run was asked to speak, or None: then a review is spoken of in its own language."""
    context = click.get_current_context(silent=True)
    said = context.find_root().meta.get(_ASKED) if context else None
    return said or _known(os.environ.get(_VARIABLE, ""))


def _remember(context: click.Context, _: click.Parameter, value: LanguageCode | None) -> None:
    """What stands last goes before what stands first."""
    if value is not None:
        context.find_root().meta[_ASKED] = value


def _known(asked: str) -> LanguageCode | None:
    """A language of ours; a variable that names another is not this program's."""
    return next((code for code in LANGUAGE_CODES if code == asked), None)


def speak(language: LanguageCode) -> None:
    """Let click speak `language`; what the table lacks stays English."""
    sentences = _CLICK.get(language, {})

    def translated(message: str) -> str:
        return sentences.get(message, message)

    def counted(one: str, many: str, number: int) -> str:
        return translated(one if number == 1 else many)

    for module in _MODULES:
        if hasattr(module, "_"):
            setattr(module, "_", translated)  # noqa: B010 - a name the type checker cannot see
        if hasattr(module, "ngettext"):
            setattr(module, "ngettext", counted)  # noqa: B010


_BOKMAAL = {
    "Usage:": "Bruk:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Positional arguments": "Argumenter",
    "Show this message and exit.": "Vis denne hjelpen.",
    "Show the version and exit.": "Vis versjonen.",
    "Error: {message}": "Feil: {message}",
    "Try '{command} {option}' for help.": "Kjør «{command} {option}» for hjelp.",
    "No such command {name!r}.": "Kommandoen {name!r} finnes ikke.",
    "No such option {name!r}.": "Valget {name!r} finnes ikke.",
    "Did you mean {possibility!r}?": "Mente du {possibility!r}?",
    "(Did you mean one of: {possibilities}?)": "Mente du en av disse: {possibilities}?",
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Possible options: {possibilities})": "(Mulige valg: {possibilities})",
    "Missing command.": "Kommandoen mangler.",
    "Missing argument": "Argument mangler",
    "Missing option": "Valg mangler",
    "Missing parameter": "Parameter mangler",
    "Missing {param_type}": "{param_type} mangler",
    "Invalid value: {message}": "Ugyldig verdi: {message}",
    "Invalid value for {param_hint}: {message}": "Ugyldig verdi for {param_hint}: {message}",
    "Option {name!r} requires an argument.": "Valget {name!r} trenger en verdi.",
    "Option {name!r} does not take a value.": "Valget {name!r} tar ingen verdi.",
    "Got unexpected extra argument ({args})": "Et argument for mye: {args}",
    "Got unexpected extra arguments ({args})": "For mange argumenter: {args}",
    "{value!r} is not {choice}.": "{value!r} er ikke {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} er ikke en av {choices}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} finnes ikke.",
    "{name} {filename!r} is a file.": "{name} {filename!r} er en fil.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} er en mappe.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikke et helt tall.",
    "{value} is not in the range {range}.": "{value} er utenfor {range}.",
    "default: {default}": "ellers: {default}",
    "required": "må oppgis",
    "file": "filen",
    "directory": "mappen",
    "path": "stien",
    "File": "Filen",
    "Directory": "Mappen",
    "Path": "Stien",
    "Aborted!": "Avbrutt.",
}
_NYNORSK = _BOKMAAL | {
    "Options": "Val",
    "Commands": "Kommandoar",
    "Positional arguments": "Argument",
    "Show this message and exit.": "Vis denne hjelpa.",
    "Try '{command} {option}' for help.": "Køyr «{command} {option}» for hjelp.",
    "No such command {name!r}.": "Kommandoen {name!r} finst ikkje.",
    "No such option {name!r}.": "Valet {name!r} finst ikkje.",
    "Did you mean {possibility!r}?": "Meinte du {possibility!r}?",
    "(Did you mean one of: {possibilities}?)": "Meinte du ein av desse: {possibilities}?",
    "Did you mean {possibility}?": "Meinte du {possibility}?",
    "(Possible options: {possibilities})": "(Moglege val: {possibilities})",
    "Missing command.": "Kommandoen manglar.",
    "Missing argument": "Argument manglar",
    "Missing option": "Val manglar",
    "Missing parameter": "Parameter manglar",
    "Missing {param_type}": "{param_type} manglar",
    "Option {name!r} requires an argument.": "Valet {name!r} treng ein verdi.",
    "Option {name!r} does not take a value.": "Valet {name!r} tek ingen verdi.",
    "Got unexpected extra argument ({args})": "Eitt argument for mykje: {args}",
    "Got unexpected extra arguments ({args})": "For mange argument: {args}",
    "{value!r} is not {choice}.": "{value!r} er ikkje {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} er ikkje ein av {choices}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} finst ikkje.",
    "{name} {filename!r} is a file.": "{name} {filename!r} er ei fil.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} er ei mappe.",
    "{value!r} is not a valid {number_type}.": "{value!r} er ikkje eit heilt tal.",
    "{value} is not in the range {range}.": "{value} er utanfor {range}.",
    "default: {default}": "elles: {default}",
    "required": "må gjevast",
    "file": "fila",
    "directory": "mappa",
    "path": "stien",
    "File": "Fila",
    "Directory": "Mappa",
    "Aborted!": "Avbrote.",
}
_CLICK = {"nb": _BOKMAAL, "nn": _NYNORSK}
