"""`litmatrix audit THESIS`: the citations of a finished text against its sources and the Norwegian APA manual."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.files import replace_files
from litmatrix.cli.repository import path_from_top
from litmatrix.cli.reviews import SCREENFUL, has_errors, wants_colour
from litmatrix.languages import language as words
from litmatrix.message import LANGUAGE_CODES, LanguageCode, Message
from litmatrix.printers import PRINTERS

if TYPE_CHECKING:
    from litmatrix.auditing import AuditedThesis
    from litmatrix.printers.audit import Audited

_HELP = Message(
    nb="Kontroller siteringene i en ferdig tekst: .docx, .odt, .md, .tex, .txt eller .pdf.\n\n"
    "Står du i en mappe med sources/, kontrolleres teksten også mot .bib-filene der. Avslutter med 0 når det ikke "
    "er noen feil, 1 når det er minst én, og 2 når en fil ikke lot seg lese.",
    nn="Kontroller siteringane i ein ferdig tekst: .docx, .odt, .md, .tex, .txt eller .pdf.\n\n"
    "Står du i ei mappe med sources/, blir teksten også kontrollert mot .bib-filene der. Avsluttar med 0 når det "
    "ikkje er nokon feil, 1 når det er minst éin, og 2 når ei fil ikkje let seg lese.",
    en="Audit the citations of a finished text: .docx, .odt, .md, .tex, .txt or .pdf.\n\n"
    "In a folder with sources/ the text is held against its .bib files too. Exits with 0 when there is no error, "
    "1 when there is at least one, and 2 when a file could not be read.",
)
_FORMAT = Message(
    nb="Hvordan resultatet skrives.", nn="Korleis resultatet blir skrive.", en="How the result is written."
)
_BIB = Message(
    nb=".bib-fil å kontrollere mot; kan gjentas. Ellers dem i sources/.",
    nn=".bib-fil å kontrollere mot; kan gjentakast. Elles dei i sources/.",
    en="A .bib file to hold it against; may be repeated. Default: those in sources/.",
)
_ALONE = Message(nb="Bruk ingen .bib-fil.", nn="Bruk inga .bib-fil.", en="Use no .bib file.")
_TEXT_LANGUAGE = Message(
    nb="Språket i teksten; ellers gjenkjennes det.",
    nn="Språket i teksten; elles blir det kjent att.",
    en="The language of the text; default: recognised.",
)
_ANNOTATE = Message(
    nb="Skriv en kopi av Word-filen med en kommentar ved hvert funn.",
    nn="Skriv ein kopi av Word-fila med ein kommentar ved kvart funn.",
    en="Write a copy of the Word file with a comment at each finding.",
)
_WRITE_BIB = Message(
    nb="Skriv en .bib-fil ut fra referanselisten, eller ut fra siteringene der listen mangler.",
    nn="Skriv ei .bib-fil ut frå referanselista, eller ut frå siteringane der lista manglar.",
    en="Write a .bib file from the reference list or, where there is none, from the citations.",
)
_ALL = Message(
    nb="Vis alt, ikke bare en skjermfull.",
    nn="Vis alt, ikkje berre ein skjermfull.",
    en="Show all, not a screenful.",
)
_STRICT = Message(
    nb="La formfeil telle som feil.", nn="La formfeil telje som feil.", en="Count faults of form as errors."
)
_ONE_TEXT = Message(
    nb="{option} gjelder én tekst om gangen.",
    nn="{option} gjeld éin tekst om gongen.",
    en="{option} takes one text.",
)
_ONLY_WORD = Message(
    nb="--annotate trenger en Word-fil (.docx).",
    nn="--annotate treng ei Word-fil (.docx).",
    en="--annotate needs a Word file (.docx).",
)
_ITSELF = Message(
    nb="{path} er teksten selv. Velg et annet navn.",
    nn="{path} er teksten sjølv. Vel eit anna namn.",
    en="{path} is the text itself. Choose another name.",
)
_FORMATS = (*PRINTERS, "html")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(
        theses: tuple[Path, ...],
        format_: str,
        bib: tuple[Path, ...],
        alone: bool,
        text_language: LanguageCode | None,
        annotate: Path | None,
        write_bib: Path | None,
        strict: bool,
        everything: bool,
    ) -> None:
        from litmatrix.auditing import audit, read_references
        from litmatrix.printers.audit import Audited

        _refuse(theses, {"--annotate": annotate, "--write-bib": write_bib}, language)
        files = () if alone else bib or _named(theses) or _bibliographies()
        references, faults = read_references(files, language)
        read = [audit(path, references, language, text_language) for path in theses]
        against = tuple(file.as_posix() for file in files)
        audited = [
            Audited(path.as_posix(), one.audit, one.faults, against)
            for path, one in zip(theses, read, strict=True)
        ]
        if faults:
            audited.insert(0, Audited(", ".join(against), None, faults))
        written = _write(read[0], annotate, write_bib, language)
        texts = {one.thesis.path: one.thesis.source for one in read if one.thesis and one.thesis.source}
        made = [path.as_posix() for path in written]
        copy = annotate.as_posix() if annotate in written else None
        click.echo(_shown(audited, texts, format_, language, everything, made, copy), nl=False)
        sys.exit(_exit_code(audited[-len(read) :], strict))

    return click.Command("audit", callback=run, help=_HELP.render(language), params=_parameters(language))


def _parameters(language: LanguageCode) -> list[click.Parameter]:
    file = click.Path(path_type=Path, dir_okay=False)
    text = click.Path(path_type=Path)
    spoken = click.Choice(LANGUAGE_CODES)
    format_ = click.Choice(_FORMATS)
    return [
        click.Argument(["theses"], type=text, nargs=-1, required=True, metavar="THESIS…"),
        click.Option(
            ["--format", "format_"],
            type=format_,
            default="full",
            show_default=True,
            help=_FORMAT.render(language),
        ),
        click.Option(["--bib"], type=file, multiple=True, help=_BIB.render(language)),
        click.Option(["--no-bib", "alone"], is_flag=True, help=_ALONE.render(language)),
        click.Option(["--text-lang", "text_language"], type=spoken, help=_TEXT_LANGUAGE.render(language)),
        click.Option(["--annotate"], type=file, metavar="OUT.docx", help=_ANNOTATE.render(language)),
        click.Option(["--write-bib"], type=file, metavar="OUT.bib", help=_WRITE_BIB.render(language)),
        click.Option(["--strict"], is_flag=True, help=_STRICT.render(language)),
        click.Option(["--all", "everything"], is_flag=True, help=_ALL.render(language)),
    ]


def _refuse(theses: Sequence[Path], outputs: dict[str, Path | None], language: LanguageCode) -> None:
    """End with 2 for what cannot be written."""
    for option, path in outputs.items():
        if path is None:
            continue
        if len(theses) > 1:
            raise click.UsageError(_ONE_TEXT.render(language, {"option": option}))
        if path.resolve() == theses[0].resolve():
            raise click.UsageError(_ITSELF.render(language, {"path": str(path)}))
    if outputs["--annotate"] and theses[0].suffix.lower() != ".docx":
        raise click.UsageError(_ONLY_WORD.render(language))


def _named(theses: Sequence[Path]) -> tuple[Path, ...]:
    """The `.bib` files that LaTeX texts name themselves."""
    from litmatrix.readers.thesis.files import bibliographies_beside

    return tuple(dict.fromkeys(file for path in theses for file in bibliographies_beside(path)))


def _bibliographies() -> tuple[Path, ...]:
    """The `.bib` files of the review around the current folder, as a user would write their paths."""
    from litmatrix.readers.folder import find_root

    root = find_root(Path.cwd())
    if root is None:
        return ()
    here = Path.cwd()
    found = sorted((root / "sources").glob("*.bib"))
    return tuple(path.relative_to(here) if path.is_relative_to(here) else path for path in found)


def _write(
    read: "AuditedThesis", annotate: Path | None, write_bib: Path | None, language: LanguageCode
) -> list[Path]:
    """Write the copy with comments and the `.bib`, where they were asked for and the text could be read.

    Returns what was written.
    """
    from litmatrix.auditing import annotated_copy, bibliography_of

    outputs: dict[Path, bytes] = {}
    if annotate and read.audit:
        copy = annotated_copy(read, language)
        if copy is None:
            raise click.UsageError(_ONLY_WORD.render(language))
        outputs[annotate] = copy
    if write_bib and read.thesis:
        outputs[write_bib] = bibliography_of(read.thesis).encode("utf-8")
    replace_files(outputs, Path.cwd())
    return list(outputs)


def _shown(
    audited: "Sequence[Audited]",
    texts: Mapping[str, str],
    format_: str,
    language: LanguageCode,
    everything: bool,
    written: Sequence[str],
    copy: str | None,
) -> str:
    from litmatrix.cli.rules import all_rules
    from litmatrix.printers import Problems
    from litmatrix.printers.audit import print_json, print_terminal, summary
    from litmatrix.writers.audit_page import AuditedText, audit_page

    say = words(language)
    if format_ == "full":
        limit = SCREENFUL if sys.stdout.isatty() and not everything else None
        return print_terminal(audited, say, colour=wants_colour(), limit=limit, copy=copy, written=written)
    if format_ == "json":
        return print_json(audited)
    if format_ == "html":
        told = [
            AuditedText(one.path, one.audit, summary(one.path, one.audit, one.against, say))
            for one in audited
            if one.audit
        ]
        return audit_page(told, say)
    faults = [fault for one in audited for fault in one.faults]
    found = [finding.diagnostic for one in audited if one.audit for finding in one.audit.findings]
    return PRINTERS[format_](Problems((*faults, *found), say, texts, all_rules(), path_from_top(Path.cwd())))


def _exit_code(audited: "Sequence[Audited]", strict: bool) -> int:
    if any(one.audit is None for one in audited):
        return COULD_NOT_RUN
    found = [finding.diagnostic for one in audited if one.audit for finding in one.audit.findings]
    return 1 if has_errors(found, strict) else 0
