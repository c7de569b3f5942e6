"""`litmatrix import`: references that come later, with a study file for each; what is there stays as it is."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.diagnostic import Fault, diagnose
from litmatrix.location import Location
from litmatrix.message import LanguageCode, Message, Parameter
from litmatrix.model import Review

if TYPE_CHECKING:
    from litmatrix.incoming import Incoming
    from litmatrix.readers.bibtex import Bibliography

_HELP = Message(
    nb="Hent nye referanser inn i sources/references.bib, og lag en studiefil for hver.\n\n"
    "FILE er en eksport fra Zotero, EndNote o.l.: .bib, .ris, .json (CSL) eller .xml (EndNote). Verk som er der "
    "fra før, også under en annen nøkkel, blir ikke hentet igjen. Ingenting som står i filene dine, blir endret.",
    nn="Hent nye referansar inn i sources/references.bib, og lag ei studiefil for kvar.\n\n"
    "FILE er ein eksport frå Zotero, EndNote o.l.: .bib, .ris, .json (CSL) eller .xml (EndNote). Verk som er der "
    "frå før, òg under ein annan nøkkel, blir ikkje henta igjen. Ingenting som står i filene dine, blir endra.",
    en="Bring new references into sources/references.bib, and make a study file for each.\n\n"
    "FILE is an export from Zotero, EndNote and the like: .bib, .ris, .json (CSL) or .xml (EndNote). Works that "
    "are there already, also under another key, stay out. What stands in your files is not changed.",
)
_ONLY = Message(
    nb="Lag ingen studiefiler: referansene er bakgrunn.",
    nn="Lag ingen studiefiler: referansane er bakgrunn.",
    en="Make no study files: the references are background.",
)
_DUPLICATE = Message(
    nb="{key}: samme verk som «{other}», ikke hentet",
    nn="{key}: same verk som «{other}», ikkje henta",
    en="{key}: the same work as “{other}”, not brought in",
)
_CLASH = Message(
    nb="{key}: nøkkelen brukes om et annet verk, ikke hentet. "
    "Gi verket en annen nøkkel i Zotero, og eksporter igjen.",
    nn="{key}: nøkkelen blir brukt om eit anna verk, ikkje henta. "
    "Gi verket ein annan nøkkel i Zotero, og eksporter igjen.",
    en="{key}: the key stands for another work, not brought in. "
    "Give the work another key in Zotero, and export again.",
)
_SUMMARY = Message(
    nb="Nye: {new}. Var der fra før: {known}.",
    nn="Nye: {new}. Var der frå før: {known}.",
    en="New: {new}. There before: {known}.",
)
_UNSURE = Message(
    nb="{file} er skrevet slik at referansene ikke kan flyttes trygt. Ingenting er skrevet.",
    nn="{file} er skriven slik at referansane ikkje kan flyttast trygt. Ingenting er skrive.",
    en="{file} is written so that its references cannot be moved safely. Nothing was written.",
)
_INTO = "sources/references.bib"


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(files: tuple[Path, ...], root: Path | None, only: bool) -> None:
        base = find(root, language)
        loaded = next(load_all(base, (), language))
        if loaded.review is None:
            click.echo(
                printed(loaded.diagnostics, [loaded], "full", language, everything=True), err=True, nl=False
            )
            sys.exit(1)
        texts, lines = _imported(files, loaded.review, loaded.texts, only, language)
        replace_files({base / path: text.encode() for path, text in texts.items()}, base)
        click.echo("\n".join(lines))

    return click.Command(
        "import",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                metavar="FILE…",
            ),
            root_option(language),
            click.Option(["--references-only", "only"], is_flag=True, help=_ONLY.render(language)),
        ],
    )


def _imported(
    files: tuple[Path, ...], review: Review, there_now: Mapping[str, str], only: bool, language: LanguageCode
) -> tuple[dict[str, str], list[str]]:
    """The texts to write by path, and what to say; given the texts of the review's files by path."""
    from litmatrix.incoming import sort_out
    from litmatrix.readers.shipped import starter_texts
    from litmatrix.starting import new_studies

    there = dict(review.references)
    bibliography = there_now.get(_INTO, "")
    found: list[Incoming] = []
    for file, came in _read(files, language):
        found.append(sort_out(came.references, there))
        bibliography = _longer(bibliography, [came.block(key) for key in found[-1].new], file, language)
        there |= found[-1].new
    new = {key: reference for one in found for key, reference in one.new.items()}
    texts = {_INTO: bibliography} if new else {}
    if not only:
        spoken = review.protocol.language
        names = tuple(Path(path).stem for path in there_now)
        texts |= new_studies(new, spoken, starter_texts(spoken)["study.yaml"], names)
    return texts, [*texts, *_told(found, len(new), language)]


def _read(files: tuple[Path, ...], language: LanguageCode) -> "list[tuple[Path, Bibliography]]":
    """The bibliographies. Ends the program with 1 when something in one of them cannot be read."""
    from litmatrix.readers.import_file import import_references

    found: list[tuple[Path, Bibliography]] = []
    faults: list[Fault] = []
    for file in files:
        _, bibliography, more = import_references(file)
        faults += more
        found += [(file, bibliography)] if bibliography else []
    if faults:
        problems = diagnose(faults, lambda place: Location(place.path), language)
        click.echo(printed(problems, [], "full", language, everything=True), err=True, nl=False)
        sys.exit(1)
    return found


def _longer(text: str, blocks: list[str], file: Path, language: LanguageCode) -> str:
    """A bibliography with more blocks at its end, read once more to be sure that they are whole."""
    from litmatrix.readers.bibtex import read_bibliography

    longer = "\n\n".join([*([text.rstrip("\n")] if text.strip() else []), *blocks]) + "\n" if blocks else text
    before, after = (read_bibliography(one, _INTO) for one in (text, longer))
    if len(after[0].references) != len(before[0].references) + len(blocks) or len(after[1]) > len(before[1]):
        raise click.ClickException(_UNSURE.render(language, {"file": file.name}))
    return longer


def _told(found: "list[Incoming]", new: int, language: LanguageCode) -> list[str]:
    duplicates = [
        _DUPLICATE.render(language, {"key": key, "other": other}) for one in found for key, other in one.duplicates
    ]
    clashes = [_CLASH.render(language, {"key": key}) for one in found for key in one.clashes]
    counts: dict[str, Parameter] = {
        "new": new,
        "known": sum(len(one.known) + len(one.duplicates) for one in found),
    }
    return [*duplicates, *clashes, _SUMMARY.render(language, counts)]
