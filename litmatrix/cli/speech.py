"""In which language the program itself speaks: `--lang`, else LITMATRIX_LANG, else bokmål.

click's own sentences are translated here too, from a plain table: its hook for that is gettext, which
would want compiled catalogues and looks at five variables of the environment.
"""

import os
from collections.abc import Sequence

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from litmatrix.message import LANGUAGE_CODES, LanguageCode

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def spoken_language(arguments: Sequence[str]) -> LanguageCode:
    """The language asked for on the command line or in the environment, before click has parsed anything."""
    asked = os.environ.get("LITMATRIX_LANG", "")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return next((code for code in LANGUAGE_CODES if code == asked), "nb")


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
