"""One study: what was investigated, what was read of it, and how it answers the research questions."""

from typing import Any, Literal

from pydantic import model_validator

from litmatrix.location import Place
from litmatrix.model.base import Gap, Model, Text, WholeNumber, described, gap_in

Design = Literal[
    "qualitative", "quantitative", "mixed", "register", "review", "document", "other", "not-reported", "todo"
]
Direction = Literal["supports", "contradicts", "mixed"]
LOCATOR_LABELS = ("page", "chapter", "section", "paragraph", "table", "figure")
"""The fields of an evidence item that say where in the report it stands, in CSL's terms."""


class Evidence(Model):
    """A quotation or a paraphrase from a report, with the locator where a reader finds it."""

    report: Text | None = described(
        "Citation key of the report; needed when the study has several.",
        "Siteringsnøkkelen til rapporten; må stå når studien har flere.",
        None,
    )
    page: Text | None = described(
        "Printed page or pages: 4, 10-12, xii.", "Trykt side eller sider: 4, 10-12, xii.", None
    )
    chapter: Text | None = described("Chapter, where there are no pages.", "Kapittel, der sider mangler.", None)
    section: Text | None = described(
        "Heading above the passage (web pages).", "Overskriften over stedet (nettsider).", None
    )
    paragraph: Text | None = described("Paragraph number.", "Avsnittsnummer.", None)
    table: Text | None = described("Table number.", "Tabellnummer.", None)
    figure: Text | None = described("Figure number.", "Figurnummer.", None)
    quote: Text | None = described(
        "The report's own words, letter by letter.", "Rapportens egne ord, bokstav for bokstav.", None
    )
    paraphrase: Text | None = described(
        "What the report says, in your words.", "Det rapporten sier, med dine ord.", None
    )
    note: Text | None = described("A note to yourself; not printed.", "Notat til deg selv; skrives ikke ut.", None)

    @property
    def locator(self) -> tuple[str, str] | None:
        """The locator as (CSL label, value), or None when the item says nowhere where it stands."""
        for label in LOCATOR_LABELS:
            value: str | None = getattr(self, label)
            if value and gap_in(value) is None:
                return label, value
        return None


class Judgement(Model):
    """How well a study answers a question: a level, its reason and its evidence."""

    rating: Text = described(
        "A level of the scale, or not-applicable, not-addressed, todo.",
        "Et nivå i skalaen, eller not-applicable, not-addressed, todo.",
    )
    because: Text | None = described("The reason for the rating.", "Begrunnelsen for vurderingen.", None)
    evidence: tuple[Text, ...] = described(
        "Ids of the evidence items that carry it.", "Id-ene til belegget vurderingen hviler på.", ()
    )
    direction: Direction | None = described(
        "Which way the answer points, whatever the strength of the evidence.",
        "Hvilken vei svaret peker, uansett hvor sterkt belegget er.",
        None,
    )


class Rating(Judgement):
    """A judgement in a study file."""

    rater: Text | None = described(
        "Who rated; default: the first of the review's raters.",
        "Hvem som vurderte; ellers den første under raters i review.yaml.",
        None,
    )


class ItemAnswer(Model):
    """The answer to one item of an appraisal tool, and its reason."""

    answer: Text = described(
        "An answer of the tool, or not-applicable, todo.", "Et av sjekklistens svar, eller not-applicable, todo."
    )
    because: Text | None = described("The reason for the answer.", "Begrunnelsen for svaret.", None)
    evidence: tuple[Text, ...] = described(
        "Ids of the evidence items that carry it.", "Id-ene til belegget svaret hviler på.", ()
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        """An answer alone may stand as a text."""
        return {"answer": raw} if isinstance(raw, str) else raw


class Appraisal(Model):
    """A judgement of a study's methods, item by item. Never one number."""

    tool: Text = described(
        "Id of the appraisal tool, or not-applicable.", "Id-en til sjekklisten, eller not-applicable."
    )
    because: Text | None = described(
        "Why no tool fits, or a remark on the whole.", "Hvorfor ingen sjekkliste passer, eller en merknad.", None
    )
    rater: Text | None = described(
        "Who appraised; default: the first of the review's raters.",
        "Hvem som vurderte; ellers den første under raters i review.yaml.",
        None,
    )
    items: dict[str, ItemAnswer] = described("Answer to each item.", "Svar på hvert punkt.", {})

    @property
    def is_applicable(self) -> bool:
        """Whether the study is one that a tool can be used on."""
        return self.tool != Gap.NOT_APPLICABLE.value


class Study(Model):
    """An investigation, and the reports that tell of it. The file `sources/<id>.yaml`."""

    id: str = described("The file's name without .yaml.", "Filnavnet uten .yaml.")
    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    reports: tuple[Text, ...] = described(
        "Citation keys of the study's reports; default: the file's own name.",
        "Siteringsnøklene til studiens rapporter; ellers filens eget navn.",
        (),
    )
    title: Text | None = described(
        "Only to override the reference's title.", "Bare for å overstyre tittelen i referansen.", None
    )
    aim: Text | None = described("What the study wants to find out.", "Hva studien vil finne ut.", None)
    design: Design | None = described("Kind of investigation.", "Hva slags undersøkelse det er.", None)
    method: Text | None = described(
        "How data were gathered and analysed.", "Hvordan data ble samlet og analysert.", None
    )
    sample: Text | None = described("Who or what was studied.", "Hvem eller hva som ble undersøkt.", None)
    result: Text | None = described("The main result in a sentence.", "Hovedresultatet i én setning.", None)
    peer_reviewed: Literal["yes", "no", "not-reported", "todo"] | None = described(
        "Whether the report was peer reviewed.", "Om rapporten er fagfellevurdert.", None
    )
    age: tuple[WholeNumber, ...] = described(
        "Age in years as somebody stated it, one per report; checked against matrix.as_of.",
        "Alder i år slik noen har oppgitt den, én per rapport; kontrolleres mot matrix.as_of.",
        (),
    )
    found_in: tuple[Text, ...] = described("Databases it was found in.", "Databasene den ble funnet i.", ())
    themes: tuple[Text, ...] = described("Central themes.", "Sentrale temaer.", ())
    evidence: dict[str, Evidence] = described("Evidence by id.", "Belegg, med id.", {})
    ratings: dict[str, Rating] = described(
        "Rating per research question.", "Vurdering per forskningsspørsmål.", {}
    )
    appraisal: Appraisal | None = described("Judgement of the methods.", "Kritisk vurdering av metoden.", None)
    fields: dict[str, str | tuple[str, ...]] = described(
        "Values of the fields that the review declares.",
        "Verdier for feltene som reviewet selv erklærer.",
        {},
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in the study's file."""
        return Place(self.path, keys)

    @property
    def report_keys(self) -> tuple[str, ...]:
        """Citation keys of the reports: those given, or the file's own name."""
        return self.reports or (self.id,)
