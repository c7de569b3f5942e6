"""The program as a whole: its commands, imported when they are asked for, and how it ends."""

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NoReturn

import click

from litmatrix import __version__
from litmatrix.cli.refusal import OutputRefused, refusal
from litmatrix.cli.speech import language_option, speak, spoken_language
from litmatrix.message import LanguageCode, Message

COULD_NOT_RUN = 2

COMMANDS: Mapping[str, Message] = MappingProxyType(
    {
        "init": Message(
            nb="Lag et nytt review.",
            nn="Lag eit nytt review.",
            en="Make a new review.",
        ),
        "build": Message(
            nb="Skriv litteraturmatrisen og funnkapittelet.",
            nn="Skriv litteraturmatrisa og funnkapittelet.",
            en="Write the literature matrix and the findings chapter.",
        ),
        "watch": Message(
            nb="Bygg på nytt hver gang du lagrer, og vis siden.",
            nn="Bygg på nytt kvar gong du lagrar, og vis sida.",
            en="Build again whenever you save, and show the page.",
        ),
        "check": Message(
            nb="Finn alt som er galt eller mangler.",
            nn="Finn alt som er gale eller manglar.",
            en="Find everything that is wrong or missing.",
        ),
        "verify": Message(
            nb="Kontroller sitatene mot fulltekstene.",
            nn="Kontroller sitata mot fulltekstane.",
            en="Verify the quotes against the full texts.",
        ),
        "audit": Message(
            nb="Kontroller siteringene i en ferdig tekst.",
            nn="Kontroller siteringane i ein ferdig tekst.",
            en="Audit the citations of a finished text.",
        ),
        "import": Message(
            nb="Hent nye referanser fra Zotero og lignende inn i reviewet.",
            nn="Hent nye referansar frå Zotero og liknande inn i reviewet.",
            en="Bring new references from Zotero and the like into the review.",
        ),
        "import-notes": Message(
            nb="Hent det du har merket i en PDF, som belegg.",
            nn="Hent det du har merkt i ein PDF, som belegg.",
            en="Fetch what you marked in a PDF, as evidence.",
        ),
        "explain": Message(
            nb="Forklar en kode fra «check».",
            nn="Forklar ein kode frå «check».",
            en="Explain a code from “check”.",
        ),
        "show": Message(
            nb="Se på matrisen, en studie eller et funn i terminalen.",
            nn="Sjå på matrisa, ein studie eller eit funn i terminalen.",
            en="Look at the matrix, a study or a finding in the terminal.",
        ),
        "cite": Message(
            nb="Se hvordan en sitering og referansen blir.",
            nn="Sjå korleis ei sitering og referansen blir.",
            en="See what a citation and its reference look like.",
        ),
        "diff": Message(
            nb="Vis hva som er endret i belegget.",
            nn="Vis kva som er endra i belegget.",
            en="Show what changed in the evidence.",
        ),
        "comments": Message(
            nb="Vis kommentarene som venter på svar, og hent inn nye.",
            nn="Vis kommentarane som ventar på svar, og hent inn nye.",
            en="Show the comments that wait for an answer, and bring in new ones.",
        ),
        "agree": Message(
            nb="Regn ut hvor enige de er som har vurdert studiene.",
            nn="Rekn ut kor einige dei er som har vurdert studiane.",
            en="Compute how far those who rated the studies agree.",
        ),
        "approve": Message(
            nb="Godkjenn det som er sett; hver senere endring viser.",
            nn="Godkjenn det som er sett; kvar seinare endring viser.",
            en="Sign off what was seen; every later change shows.",
        ),
        "sheet": Message(
            nb="Vurder og rediger i Excel, og hent det inn igjen.",
            nn="Vurder og rediger i Excel, og hent det inn att.",
            en="Rate and edit in Excel, and bring it back in.",
        ),
        "flow": Message(
            nb="Vis veien fra treff til studier (PRISMA 2020).",
            nn="Vis vegen frå treff til studiar (PRISMA 2020).",
            en="Show the way from records to studies (PRISMA 2020).",
        ),
        "seal": Message(
            nb="Forsegl funn du har sett over, så du får vite det når det de hviler på, endres.",
            nn="Forsegl funn du har sett over, så du får vite det når det dei kviler på, blir endra.",
            en="Seal findings you have looked at, to be told when what they rest on changes.",
        ),
        "schema": Message(
            nb="Skriv JSON Schema for filene, til redigeringsprogrammet ditt.",
            nn="Skriv JSON Schema for filene, til redigeringsprogrammet ditt.",
            en="Write JSON Schema for the files, for your editor.",
        ),
    }
)
"""The commands and their one-line help; `litmatrix.cli.<name>` holds each, in a function `command(language)`."""

_RESERVED = MappingProxyType({"import": "importing"})
"""Commands whose name Python keeps for itself, and their modules."""

_HELP = Message(
    nb="Litteraturmatrise og funnkapittel ut av ren tekst, der hver vurdering viser til et sitat på en side.",
    nn="Litteraturmatrise og funnkapittel ut av rein tekst, der kvar vurdering viser til eit sitat på ei side.",
    en="A literature matrix and a findings chapter from plain text, every rating resting on a quote at a page.",
)

_PARTS: Mapping[LanguageCode, tuple[str, str]] = MappingProxyType(
    {"nb": ("[VALG]", "KOMMANDO …"), "nn": ("[VAL]", "KOMMANDO …"), "en": ("[OPTIONS]", "COMMAND …")}
)


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run: `--help` must not wait for pydantic."""

    def __init__(self, language: LanguageCode) -> None:
        super().__init__("litmatrix", help=_HELP.render(language))
        _name_parts(self, language)
        self.language: LanguageCode = language

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        name = _RESERVED.get(cmd_name, cmd_name.replace("-", "_"))
        module = import_module(f"litmatrix.cli.{name}")
        command: click.Command = module.command(self.language)
        _let_ask(command, self.language)
        _name_parts(command, self.language)
        command.short_help = COMMANDS[cmd_name].render(self.language)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """click's own, but that a wrong word is held against all names and not only the imported ones."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            raise click.exceptions.NoSuchCommand(unknown.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing any of them."""
        heading = {"nb": "Kommandoer", "nn": "Kommandoar", "en": "Commands"}[self.language]
        with formatter.section(heading):
            formatter.write_dl([(name, help_.render(self.language)) for name, help_ in COMMANDS.items()])


def _name_parts(command: click.Command, language: LanguageCode) -> None:
    """Write what may stand after a command in the language of its help, where click has English words."""
    options, commands = _PARTS[language]
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    for one in (command, *inner):
        one.options_metavar = options
        if isinstance(one, click.Group):
            one.subcommand_metavar = f"[{commands}]" if one.invoke_without_command else commands


def _let_ask(command: click.Command, language: LanguageCode) -> None:
    """Let `--lang` stand after a command, too, where it has no option of that name itself."""
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    for one in (command, *inner):
        if not any("--lang" in parameter.opts for parameter in one.params):
            one.params.append(language_option(language, hidden=True))


def application(language: LanguageCode) -> click.Group:
    """The whole command line, speaking `language`."""
    group = LazyGroup(language)
    group.params.append(language_option(language))
    return click.version_option(__version__, message="litmatrix %(version)s")(group)


def run() -> NoReturn:
    """Run the program on the process's arguments and exit: 0 clean, 1 problems in the review, 2 could not run."""
    # Plugins of other packages have no say in a review, and looking for them reads all that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A run is short and keeps what it reads: looking for rubbish in it takes a third of a large build.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console in cp1252 has no ✓; a mark that is shown as ? beats a traceback.
            stream.reconfigure(errors="replace")
    language = spoken_language(sys.argv[1:])
    speak(language)
    try:
        application(language).main(prog_name="litmatrix")
    except (OSError, OutputRefused) as error:
        click.echo(f"litmatrix: {refusal(error, language)}", err=True)
        sys.exit(COULD_NOT_RUN)
