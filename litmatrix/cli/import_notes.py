"""`litmatrix import-notes`: what is marked in a PDF becomes evidence in the study file."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.cache import keeper
from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.diagnostic import Fault, diagnose, nearest
from litmatrix.load import Loaded
from litmatrix.message import LanguageCode, Message, Parameter
from litmatrix.model import Study

_HELP = Message(
    nb="Gjør merkede steder i sources/fulltext/KEY.pdf om til belegg i studiefilen.\n\n"
    "Et merket sted blir et sitat med trykt side, kommentaren blir et notat, og #F1 i kommentaren knytter det til "
    "spørsmålet F1. Det som er hentet før, blir ikke hentet igjen. Resten av filen blir stående som den er.",
    nn="Gjer merkte stader i sources/fulltext/KEY.pdf om til belegg i studiefila.\n\n"
    "Ein merkt stad blir eit sitat med trykt side, kommentaren blir eit notat, og #F1 i kommentaren knyter det "
    "til spørsmålet F1. Det som er henta før, blir ikkje henta igjen. Resten av fila blir ståande som ho er.",
    en="Turn what is marked in sources/fulltext/KEY.pdf into evidence in the study file.\n\n"
    "A marked place becomes a quote with its printed page, the comment a note, and #F1 in the comment links it to "
    "question F1. What was imported before is not imported again. The rest of the file stays as it is.",
)
_NO_STUDY = Message(
    nb="Ingen studie har rapporten «{key}».{near}",
    nn="Ingen studie har rapporten «{key}».{near}",
    en="No study has the report “{key}”.{near}",
)
_NEAR = Message(nb=" Mente du «{near}»?", nn=" Meinte du «{near}»?", en=" Did you mean “{near}”?")
_NO_PDF = Message(
    nb="Det ligger ingen PDF for «{key}» i sources/fulltext/.",
    nn="Det ligg ingen PDF for «{key}» i sources/fulltext/.",
    en="There is no PDF for “{key}” in sources/fulltext/.",
)
_NEW = Message(
    nb="{new} nye belegg i {path}; {old} merkede steder var der fra før eller uten tekst.",
    nn="{new} nye belegg i {path}; {old} merkte stader var der frå før eller utan tekst.",
    en="{new} new items of evidence in {path}; {old} marked places were there before or had no text.",
)
_REFUSED = Message(
    nb="{path} er skrevet slik at belegg ikke kan føyes til uten å endre mer. Ingenting er skrevet.",
    nn="{path} er skriven slik at belegg ikkje kan føyast til utan å endre meir. Ingenting er skrive.",
    en="{path} is written so that evidence cannot be added without changing more. Nothing was written.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(key: str, root: Path | None) -> None:
        base = find(root, language)
        loaded = next(load_all(base, (), language))
        path, changed, told = _imported(loaded, base, key, language)
        for line in told:
            click.echo(line)
        if changed is not None:
            replace_files({base / path: changed.encode()}, base)

    return click.Command(
        "import-notes",
        callback=run,
        help=_HELP.render(language),
        params=[click.Argument(["key"], metavar="KEY"), root_option(language)],
    )


def _imported(loaded: Loaded, base: Path, key: str, language: LanguageCode) -> tuple[str, str | None, list[str]]:
    """The path of the study file, its new text (None where nothing is new), and what to say."""
    from litmatrix.readers.fulltext import read_fulltexts
    from litmatrix.readers.fulltext.notes import read_notes
    from litmatrix.verification.highlights import Highlight, new_evidence
    from litmatrix.verification.searchable import Searchable

    review = loaded.review
    study = _study(loaded, key, language)
    path, notes, faults = read_notes(base, key)
    if path is None:
        raise click.UsageError(_NO_PDF.render(language, {"key": key}))
    texts = read_fulltexts(base, [key], keeper(base)).texts
    if faults or key not in texts or review is None:
        _stop(faults, loaded)
    reference = review.references.get(key)
    text = Searchable(texts[key], reference.fields.get("pages", "") if reference else "")
    marked = [Highlight(note.page, note.text, note.comment) for note in notes]
    questions = [question.id for question in review.protocol.research_questions]
    new = new_evidence(study, key, marked, text, questions)
    content = (base / study.path).read_bytes().decode("utf-8")
    for one in new:
        changed = _with(content, one.id, one.item, one.questions)
        if changed is None:
            raise click.ClickException(_REFUSED.render(language, {"path": study.path}))
        content = changed
    counts: dict[str, Parameter] = {"new": len(new), "old": len(marked) - len(new), "path": study.path}
    lines = [f"{one.id}  {one.item['page']}  {one.item['quote']}" for one in new]
    return study.path, content if new else None, [*lines, _NEW.render(language, counts)]


def _study(loaded: Loaded, key: str, language: LanguageCode) -> Study:
    studies = loaded.review.studies.values() if loaded.review else ()
    found = next((study for study in studies if key in study.report_keys), None)
    if found is None:
        near = nearest(key, [report for study in studies for report in study.report_keys])
        hint = _NEAR.render(language, {"near": near}) if near else ""
        raise click.UsageError(_NO_STUDY.render(language, {"key": key, "near": hint}))
    return found


def _with(text: str, name: str, item: Mapping[str, str], questions: Sequence[str]) -> str | None:
    """The study file with an item of evidence, linked to the questions; None where that needs more changes."""
    from litmatrix.edit import with_entry, with_item

    changed = with_item(text, "evidence", name, item)
    for question in questions:
        if changed is None:
            return None
        stub = with_item(changed, "ratings", question, {"rating": "todo", "evidence": [name]})
        linked = stub or with_entry(changed, ("ratings", question, "evidence"), name)
        changed = linked or changed  # a rating that cannot be changed in one place stays as it is
    return changed


def _stop(faults: list[Fault], loaded: Loaded) -> NoReturn:
    found = diagnose(faults, loaded.locate, loaded.language)
    click.echo(
        printed([*found, *loaded.diagnostics], [loaded], "full", loaded.language, everything=False), err=True
    )
    sys.exit(COULD_NOT_RUN)
