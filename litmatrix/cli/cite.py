"""`litmatrix cite`: how citations and their reference list will look."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.reviews import find, printed
from litmatrix.diagnostic import Fault, diagnose, nearest
from litmatrix.document import Cite, Inlines
from litmatrix.location import Location
from litmatrix.message import LANGUAGE_CODES, LanguageCode, Message
from litmatrix.model import Protocol, Reference

_HELP = Message(
    nb="Vis hvordan siteringer og referanselisten deres blir: litmatrix cite '[@hansen2020, s. 12]' '@hansen2020'",
    nn="Vis korleis siteringar og referanselista deira blir: litmatrix cite '[@hansen2020, s. 12]' '@hansen2020'",
    en="Show what citations and their reference list will look like: litmatrix cite '[@smith2020, p. 12]'",
)
_BIB = Message(
    nb=".bib-filen; ellers reviewets egne.",
    nn=".bib-fila; elles dei som reviewet har.",
    en="The .bib file; default: the review's.",
)
_STYLE = Message(
    nb="Navnet på en CSL-stil, eller stien til en .csl-fil.",
    nn="Namnet på ein CSL-stil, eller stien til ei .csl-fil.",
    en="The name of a CSL style, or the path of a .csl file.",
)
_LANG = Message(
    nb="Språket i siteringene; ellers reviewets.",
    nn="Språket i siteringane; elles det reviewet har.",
    en="Language of the citations; default: the review's.",
)
_FORMAT = Message(nb="text eller json.", nn="text eller json.", en="text or json.")
_NO_CITATION = Message(
    nb="Fant ingen sitering i «{text}». Skriv [@nøkkel, s. 12] eller @nøkkel.",
    nn="Fann inga sitering i «{text}». Skriv [@nøkkel, s. 12] eller @nøkkel.",
    en="Found no citation in “{text}”. Write [@key, p. 12] or @key.",
)
_UNKNOWN = Message(
    nb="«{key}» finnes ikke i bibliografien.{near}",
    nn="«{key}» finst ikkje i bibliografien.{near}",
    en="“{key}” is not in the bibliography.{near}",
)
_NEAR = Message(nb=" Mente du «{near}»?", nn=" Meinte du «{near}»?", en=" Did you mean “{near}”?")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(texts: tuple[str, ...], bib: Path | None, style: str | None, lang: str | None, format_: str) -> None:
        from litmatrix.citations.engine import cite
        from litmatrix.readers.style import read_style

        root, references, protocol = _bibliography(bib, language)
        code = next((code for code in LANGUAGE_CODES if code == lang), protocol.language if protocol else language)
        name = style or (protocol.reference_style if protocol else "norsk-apa-manual")
        chosen, faults = read_style(name, root, Location(name))
        if chosen is None:
            _refuse(faults, language)
        citations = [(text, one) for text in texts for one in _citations(text, language)]
        cited = cite(references, [one for _, one in citations], chosen, code)
        if cited.faults:
            _refuse(list(cited.faults), language)
        for key in cited.unknown:
            near = nearest(key, references)
            hint = _NEAR.render(language, {"near": near}) if near else ""
            click.echo(_UNKNOWN.render(language, {"key": key, "near": hint}), err=True)
        inputs = [text for text, _ in citations]
        click.echo(_written(inputs, cited.texts, cited.reference_list, format_), nl=False)
        sys.exit(1 if cited.unknown else 0)

    return click.Command(
        "cite",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["texts"], nargs=-1, required=True, metavar="TEXT…"),
            click.Option(
                ["--bib"], type=click.Path(exists=True, dir_okay=False, path_type=Path), help=_BIB.render(language)
            ),
            click.Option(["--style"], metavar="STYLE", help=_STYLE.render(language)),
            click.Option(["--lang"], type=click.Choice(LANGUAGE_CODES), help=_LANG.render(language)),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(("text", "json")),
                default="text",
                show_default=True,
                help=_FORMAT.render(language),
            ),
        ],
    )


def _bibliography(bib: Path | None, language: LanguageCode) -> tuple[Path, dict[str, Reference], Protocol | None]:
    """Where styles are looked for, the works, and the protocol of the review when there is one."""
    if bib is None:
        from litmatrix.load import load

        root = find(None, language)
        review = load(root).review
        return root, dict(review.references) if review else {}, review.protocol if review else None
    from litmatrix.readers.import_file import import_references

    _, bibliography, faults = import_references(bib)
    if bibliography is None or not bibliography.references:
        _refuse(faults, language)
    return Path.cwd(), bibliography.references, None


def _citations(text: str, language: LanguageCode) -> list[Cite]:
    from litmatrix.citation_syntax import find_citations

    found = [citation.cite for citation in find_citations(text)]
    if not found:
        raise click.UsageError(_NO_CITATION.render(language, {"text": text}))
    return found


def _written(
    inputs: list[str],
    texts: tuple[Inlines, ...],
    entries: tuple[tuple[str, Inlines], ...],
    format_: str,
) -> str:
    from litmatrix.document import plain
    from litmatrix.writers.markdown.inlines import inlines

    if format_ == "text":
        lines = [*(plain(text) for text in texts), "", *(plain(entry) for _, entry in entries)]
        return "\n".join(lines).rstrip() + "\n"
    content = {
        "citations": [{"input": text, "text": inlines(made)} for text, made in zip(inputs, texts, strict=True)],
        "references": [{"key": key, "text": inlines(entry)} for key, entry in entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _refuse(faults: list[Fault], language: LanguageCode) -> NoReturn:
    problems = diagnose(faults, lambda place: Location(place.path), language)
    click.echo(printed(problems, [], "full", language, everything=True), err=True, nl=False)
    sys.exit(COULD_NOT_RUN)
