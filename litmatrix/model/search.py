"""The search log: where was searched, when, with which words, and how much was found."""

from litmatrix.location import Place
from litmatrix.model.base import IsoDate, Model, Text, WholeNumber, described


class Search(Model):
    """One search in one database, so that another person can repeat it.

    Columns after Søk & Skriv's template (`dokumenter_sok.docx`): database, date, search string, hits, comments.
    """

    id: Text | None = described("Short name: S1.", "Kortnavn: S1.", None)
    database: Text = described("Where was searched.", "Hvor det ble søkt.")
    date: IsoDate | None = described("When: 2023-02-14.", "Når: 2023-02-14.", None)
    string: Text | None = described("The exact search string.", "Den nøyaktige søkestrengen.", None)
    words: tuple[Text, ...] = described(
        "Search words, when the exact string is unknown.",
        "Søkeord, når den nøyaktige strengen er ukjent.",
        (),
    )
    filters: Text | None = described("Language, years, peer review …", "Språk, år, fagfellevurdert …", None)
    hits: Text | None = described(
        "Number of hits.", "Antall treff.", None, pattern=r"^([0-9]+|not-reported|todo)$"
    )
    comment: Text | None = described("Subject headings and the like.", "Emneord og lignende.", None)


class Screening(Model):
    """How many records remained after each step (PRISMA 2020)."""

    identified: WholeNumber | None = described("Records found.", "Treff i alt.", None)
    duplicates: WholeNumber | None = described("Duplicates removed.", "Dubletter fjernet.", None)
    screened: WholeNumber | None = described("Titles and abstracts read.", "Titler og sammendrag lest.", None)
    read_in_full: WholeNumber | None = described("Reports read in full.", "Lest i fulltekst.", None)
    included: WholeNumber | None = described("Studies included.", "Studier tatt med.", None)


class SearchLog(Model):
    """The file `search.yaml`."""

    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    searches: tuple[Search, ...] = described("One item per search.", "Ett punkt per søk.", ())
    screening: Screening = described(
        "Counts of the screening.", "Tall fra utvelgelsen.", default_factory=Screening
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in `search.yaml`."""
        return Place(self.path, keys)
