"""`litmatrix sheet export` and `litmatrix sheet import`: ratings and study files in Excel, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.load import Loaded
    from litmatrix.model import Review
    from litmatrix.sheets.shared import Only

_HELP = Message(
    nb="Ark til utfylling i Excel: for andre som vurderer, og for deg som heller skriver i Excel enn i YAML.",
    nn="Ark til utfylling i Excel: for andre som vurderer, og for deg som heller skriv i Excel enn i YAML.",
    en="Sheets to fill in with Excel: for other raters, and for you who would rather type in Excel than in YAML.",
)
_EXPORT = Message(
    nb="Lag en Excel-fil til utfylling.\n\n"
    "Med --rater et ark der den personen vurderer studiene. Der står aldri hva andre har vurdert. Uten --rater "
    "alt som står i studiefilene.",
    nn="Lag ei Excel-fil til utfylling.\n\n"
    "Med --rater eit ark der den personen vurderer studiane. Der står aldri kva andre har vurdert. Utan --rater "
    "alt som står i studiefilene.",
    en="Make an Excel file to be filled in.\n\n"
    "With --rater a sheet in which that person rates the studies. It never shows what others have rated. Without "
    "--rater everything that stands in the study files.",
)
_IMPORT = Message(
    nb="Hent inn FILE, et utfylt ark.\n\n"
    "Du får se hva som vil bli endret, før noe skrives. Passer noe ikke, får du vite hvilken rute det gjelder, og "
    "ingenting hentes inn.",
    nn="Hent inn FILE, eit utfylt ark.\n\n"
    "Du får sjå kva som vil bli endra, før noko blir skrive. Passar noko ikkje, får du vite kva rute det gjeld, "
    "og ingenting blir henta inn.",
    en="Bring in FILE, a filled-in sheet.\n\n"
    "You are shown what would change before anything is written. Where something does not fit, you are told which "
    "cell it is, and nothing is brought in.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_RATER = Message(
    nb="Id-en til den som skal vurdere, fra raters i review.yaml.",
    nn="Id-en til den som skal vurdere, frå raters i review.yaml.",
    en="Id of the one who is to rate, from raters in review.yaml.",
)
_BLIND = Message(
    nb="Heller ikke belegget som er samlet i studiefilene.",
    nn="Heller ikkje belegget som er samla i studiefilene.",
    en="Not even the evidence gathered in the study files.",
)
_ONLY = Message(
    nb="Bare det som ikke er vurdert, eller det dere er uenige om.",
    nn="Berre det som ikkje er vurdert, eller det de er usamde om.",
    en="Only what is not rated yet, or what the raters differ on.",
)
_OUT = Message(nb="Filen som lages.", nn="Fila som blir laga.", en="The file to make.")
_YES = Message(nb="Ikke spør.", nn="Ikkje spør.", en="Do not ask.")
_FORCE = Message(
    nb="Skriv over et ark med svar som ikke er hentet inn.",
    nn="Skriv over eit ark med svar som ikkje er henta inn.",
    en="Overwrite a sheet with answers that were not brought in.",
)


def command(language: LanguageCode) -> click.Command:
    """The commands, their help in `language`."""
    review = click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language))

    def give(
        rater: str | None,
        blind: bool,
        only: "Only | None",
        out: Path | None,
        force: bool,
        root: Path | None,
        review: str | None,
    ) -> None:
        from litmatrix.cli.sheet_export import export

        loaded, read, base = _read(root, review, language)
        export(loaded, read, base, rater, blind, only, out, force)

    def bring(file: Path, yes: bool, root: Path | None, review: str | None) -> None:
        from litmatrix.cli.sheet_import import bring_in

        bring_in(file, yes, *_read(root, review, language))

    only = click.Choice(("missing", "disagreements"))
    return click.Group(
        "sheet",
        help=_HELP.render(language),
        commands=[
            click.Command(
                "export",
                callback=give,
                help=_EXPORT.render(language),
                params=[
                    click.Option(["--rater"], metavar="NAME", help=_RATER.render(language)),
                    click.Option(["--blind"], is_flag=True, help=_BLIND.render(language)),
                    click.Option(["--only"], type=only, help=_ONLY.render(language)),
                    click.Option(["--out"], type=click.Path(path_type=Path), help=_OUT.render(language)),
                    click.Option(["--force"], is_flag=True, help=_FORCE.render(language)),
                    root_option(language),
                    review,
                ],
            ),
            click.Command(
                "import",
                callback=bring,
                help=_IMPORT.render(language),
                params=[
                    click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path)),
                    click.Option(["--yes"], is_flag=True, help=_YES.render(language)),
                    root_option(language),
                    review,
                ],
            ),
        ],
    )


def _read(root: Path | None, name: str | None, language: LanguageCode) -> "tuple[Loaded, Review, Path]":
    """The review, once all that goes into a sheet can be read."""
    base = find(root, language)
    (loaded, *_) = load_all(base, (name,) if name else (), language)
    folder = f"matrices/{loaded.review.name}" if loaded.review else ""
    needed = (f"{folder}/review.yaml", f"{folder}/ratings/", f"{folder}/consensus.yaml", "sources/")
    blocking = [one for one in loaded.diagnostics if one.location.path.startswith(needed)]
    if loaded.review is None or has_errors(blocking):
        click.echo(printed(blocking or loaded.diagnostics, [loaded], "full", loaded.language, False), err=True)
        sys.exit(1)
    return loaded, loaded.review, base
