"""`litmatrix init`: a new review, ready to build."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.files import replace_files
from litmatrix.cli.pipelines import CI, ODD_FOLDER, PIPELINES, WROTE, pipeline
from litmatrix.cli.repository import git_top, path_from_top
from litmatrix.cli.reviews import printed
from litmatrix.cli.state import state_sentence
from litmatrix.diagnostic import Fault, diagnose
from litmatrix.location import Location
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.readers.bibtex import Bibliography

_HELP = Message(
    nb="Lag et nytt review i mappen DIR (ellers her), klart til å bygges.\n\n"
    "Med --from blir hver referanse i filen til en studiefil. Finnes en fil fra før, skrives ingenting.",
    nn="Lag eit nytt review i mappa DIR (elles her), klart til å byggjast.\n\n"
    "Med --from blir kvar referanse i fila til ei studiefil. Finst ei fil frå før, blir ingenting skrive.",
    en="Make a new review in the folder DIR (default: here), ready to build.\n\n"
    "With --from every reference of the file becomes a study file. Where a file exists, nothing is written.",
)
_FROM = Message(
    nb="Referanser fra Zotero, EndNote o.l.: .bib, .ris, .json (CSL) eller .xml (EndNote); kan gjentas.",
    nn="Referansar frå Zotero, EndNote o.l.: .bib, .ris, .json (CSL) eller .xml (EndNote); kan gjentakast.",
    en="References from Zotero, EndNote and the like: .bib, .ris, .json (CSL) or .xml (EndNote); may be repeated.",
)
_EXAMPLE = Message(
    nb="Lag det ekte reviewet som følger med, til å se på.",
    nn="Lag det ekte reviewet som følgjer med, til å sjå på.",
    en="Make the real review that comes along, to look at.",
)
_EXISTS = Message(
    nb="Disse finnes fra før, så ingenting er skrevet: {files}.",
    nn="Desse finst frå før, så ingenting er skrive: {files}.",
    en="These exist already, so nothing was written: {files}.",
)
_IMPORT = Message(
    nb="Skal referansene inn i reviewet som er her fra før: {go}skriv litmatrix import {file}",
    nn="Skal referansane inn i reviewet som er her frå før: {go}skriv litmatrix import {file}",
    en="To bring the references into the review that is here already: {go}type litmatrix import {file}",
)
_ELSEWHERE = Message(
    nb="Et nytt review får sin egen mappe. Gå ut av denne først (cd ..), og skriv litmatrix init {name}",
    nn="Eit nytt review får si eiga mappe. Gå ut av denne først (cd ..), og skriv litmatrix init {name}",
    en="A new review gets a folder of its own. Leave this one first (cd ..), and type litmatrix init {name}",
)
_NOT_USED = Message(
    nb="{name} er ikke brukt. Slik henter du referansene inn: {go}skriv litmatrix import {file}",
    nn="{name} er ikkje brukt. Slik hentar du referansane inn: {go}skriv litmatrix import {file}",
    en="{name} was not used. To bring its references in: {go}type litmatrix import {file}",
)
_EXAMPLE_IS_WHOLE = Message(
    nb="Med --example følger referansene med. Utelat --from, eller utelat --example.",
    nn="Med --example følgjer referansane med. Utelat --from, eller utelat --example.",
    en="With --example the references come along. Leave out --from, or leave out --example.",
)
_LOOK = Message(
    nb="Neste: {cd}bygg det med litmatrix build, og åpne build/{name}/review.html i nettleseren.",
    nn="Neste: {cd}bygg det med litmatrix build, og opne build/{name}/review.html i nettlesaren.",
    en="Next: {cd}build it with litmatrix build, and open build/{name}/review.html in a browser.",
)
_NEXT = Message(
    nb="Neste: {cd}åpne {file} og skriv problemstillingen. Deretter: litmatrix build",
    nn="Neste: {cd}opne {file} og skriv problemstillinga. Deretter: litmatrix build",
    en="Next: {cd}open {file} and write the problem statement. Then: litmatrix build",
)
_GO = Message(
    nb="gå til mappen ({command}), ", nn="gå til mappa ({command}), ", en="go to the folder ({command}), "
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(folder: Path, imports: tuple[Path, ...], example: bool, ci: str | None) -> None:
        if example and imports:
            raise click.UsageError(_EXAMPLE_IS_WHOLE.render(language))
        existing = _review_at(folder) if ci and not example and not imports else None
        root, name = (existing, "") if existing else _root_and_name(folder)
        texts = dict(_example() if example else _new(name, imports, root, language)) if not existing else {}
        outputs = {root / path: content for path, content in texts.items()}
        top = (git_top(root) or root) if ci else root
        file, content = _pipeline(ci, root, top, language) if ci else (None, b"")
        other = root == Path.cwd() and str(folder) != "."  # a name for a second one, typed inside the first
        advice = _ELSEWHERE.render(language, {"name": name}) if other else ""
        if imports and not other:
            advice = _to_import(_IMPORT, root, imports[0], language)
        _write(outputs | ({file: content} if file else {}), top, language, advice)
        if file:
            click.echo(WROTE.render(language, {"path": _told(file)}))
        if not existing:
            _tell(root, "introduksjonsprogrammet" if example else name, language, example)
        if not existing and not example and not imports and (unused := _references_beside(root)):
            click.echo(_to_import(_NOT_USED, root, unused, language))

    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.Command(
        "init",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(
                ["folder"], type=click.Path(file_okay=False, path_type=Path), default=".", metavar="[DIR]"
            ),
            click.Option(
                ["--from", "imports"], multiple=True, type=file, metavar="FILE", help=_FROM.render(language)
            ),
            click.Option(["--example"], is_flag=True, help=_EXAMPLE.render(language)),
            click.Option(
                ["--ci"],
                type=click.Choice(tuple(PIPELINES)),
                help=CI.render(language, {"names": tuple(PIPELINES)}),
            ),
        ],
    )


def _review_at(folder: Path) -> Path | None:
    """The root of the review that the folder holds already, or that the current folder lies in."""
    from litmatrix.readers.folder import find_root

    root = Path.cwd() / folder
    if (root / "matrices").is_dir():
        return root
    return find_root(root) if folder == Path() else None


def _root_and_name(folder: Path) -> tuple[Path, str]:
    """Where the review goes, and its name. Beside other reviews DIR is a name; else it is a folder of its own."""
    from litmatrix.readers.folder import find_root
    from litmatrix.starting import review_name

    here = Path.cwd()
    name = review_name((here / folder).resolve().name)
    existing = find_root(here)
    if existing is not None and folder.name == str(folder) and str(folder) != ".":
        return existing, name
    return here / folder, name


def _new(name: str, imports: tuple[Path, ...], root: Path, language: LanguageCode) -> Mapping[str, bytes]:
    from litmatrix.readers.bibtex import merge, read_bibliography
    from litmatrix.readers.shipped import starter_texts
    from litmatrix.starting import new_review

    starters = starter_texts(language)
    bibliographies = _imported(imports, language)
    if not bibliographies:
        text = starters["references.bib"]
        bibliographies = {"references.bib": (text, read_bibliography(text, "references.bib")[0])}
    references, _ = merge([bibliography for _, bibliography in bibliographies.values()])
    texts = new_review(name, references, language, starters)
    if (root / ".gitignore").exists():
        del texts[".gitignore"]
    texts |= {f"sources/{file}": text for file, (text, _) in bibliographies.items()}
    return {path: text.encode() for path, text in texts.items()}


def _imported(imports: tuple[Path, ...], language: LanguageCode) -> "dict[str, tuple[str, Bibliography]]":
    """The bibliographies to copy, by file name. Ends the program with 1 when one of them is faulty."""
    from litmatrix.readers.import_file import import_references

    found: dict[str, tuple[str, Bibliography]] = {}
    faults: list[Fault] = []
    for number, file in enumerate(imports):
        text, bibliography, more = import_references(file)
        faults += more
        if bibliography is not None:
            name = "references.bib" if len(imports) == 1 else f"references-{number + 1}.bib"
            found[name] = (text, bibliography)
    if faults:
        problems = diagnose(faults, lambda place: Location(place.path), language)
        click.echo(printed(problems, [], "full", language, everything=True), err=True, nl=False)
        sys.exit(1)
    return found


def _example() -> Mapping[str, bytes]:
    from litmatrix.readers.shipped import example_files

    return example_files()


def _pipeline(ci: str, root: Path, top: Path, language: LanguageCode) -> tuple[Path, bytes]:
    """The file for continuous integration: at the top of the repository, since only there it is found."""
    folder = path_from_top(root)
    made = pipeline(ci, folder)
    if made is None:
        raise click.UsageError(ODD_FOLDER.render(language, {"folder": folder}))
    return top / made[0], made[1]


def _write(outputs: Mapping[Path, bytes], within: Path, language: LanguageCode, advice: str) -> None:
    taken = tuple(_told(file) for file in outputs if file.exists())
    if taken:
        click.echo(_EXISTS.render(language, {"files": taken}), err=True)
        if advice and (within / "matrices").is_dir():
            click.echo(advice, err=True)
        sys.exit(COULD_NOT_RUN)
    replace_files(outputs, within)


def _told(file: Path) -> str:
    """A file as somebody who stands here would write it."""
    here = Path.cwd()
    near = next((folder for folder in (here, here.resolve()) if file.is_relative_to(folder)), None)
    return (file.relative_to(near) if near else file).as_posix()


def _references_beside(root: Path) -> Path | None:
    """An export from Zotero that lies where the review is made, or where the user stands."""
    found = (
        file for folder in (root, Path.cwd()) for ending in ("bib", "ris") for file in folder.glob(f"*.{ending}")
    )
    return min(found, default=None)


def _to_import(sentence: Message, root: Path, file: Path, language: LanguageCode) -> str:
    """A sentence with the command that brings `file` into the review at `root`, as it is typed here."""
    here = Path.cwd()
    away = root.resolve() != here.resolve()
    go = _GO.render(language, {"command": f"cd {_typed(_told(root))}"}) if away else ""
    reached = os.path.relpath(file.resolve(), root.resolve()).replace(os.sep, "/")
    return sentence.render(language, {"name": file.name, "go": go, "file": _typed(reached)})


def _typed(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _tell(root: Path, name: str, language: LanguageCode, example: bool) -> None:
    from litmatrix.load import load

    review = load(root, name).review
    if review is not None:
        click.echo(state_sentence(review, language))
    here = Path.cwd()
    where = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
    go = "" if root.resolve() == here else _GO.render(language, {"command": f"cd {_typed(where)}"})
    file = f"matrices/{name}/review.yaml"
    click.echo((_LOOK if example else _NEXT).render(language, {"cd": go, "file": file, "name": name}))
