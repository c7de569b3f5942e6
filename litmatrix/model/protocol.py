"""The plan of a review: its questions, its scale, who may enter, and how the matrix is laid out."""

from typing import Literal

from litmatrix.location import Place
from litmatrix.message import LanguageCode
from litmatrix.model.base import Model, Text, WholeNumber, described

FieldType = Literal["text", "integer", "number", "date", "choice", "multichoice", "boolean"]
DEFAULT_COLUMNS = ("citation", "title", "aim", "design", "method", "ratings", "age", "found_in", "themes")


class ResearchQuestion(Model):
    """A question that every study is rated against."""

    id: Text = described("Short name used in ratings: F1.", "Kortnavnet som brukes i vurderinger: F1.")
    label: Text = described("A few words for column heads.", "Noen få ord til kolonneoverskrifter.")
    text: Text = described("The question in full.", "Hele spørsmålet.")
    scale: Text | None = described(
        "Name of the scale for this question; default: the first one.",
        "Navnet på skalaen for dette spørsmålet; ellers den første.",
        None,
    )


class Level(Model):
    """A step of a scale, with the definition that lets a second person choose the same one."""

    id: Text = described("Short name used in ratings: godt.", "Kortnavnet som brukes i vurderinger: godt.")
    label: Text = described("The word that is printed.", "Ordet som skrives ut.")
    means: Text | None = described("The definition of the level.", "Hva nivået betyr.", None)


class Scale(Model):
    """An ordinal scale. The order of the levels, lowest first, is the scale; a level has no number."""

    name: Text = described("What the scale measures.", "Hva skalaen måler.")
    levels: tuple[Level, ...] = described("Levels, lowest first.", "Nivåene, det laveste først.", min_length=2)
    note: Text | None = described(
        "A remark printed under the matrix.", "En merknad som står under matrisen.", None
    )

    def rank(self, level: str) -> int | None:
        """Position of a level from 0 (lowest), or None when it is not a level of this scale."""
        return next((rank for rank, known in enumerate(self.levels) if known.id == level), None)


class Criterion(Model):
    """A reason to take a study in or leave it out."""

    id: Text = described("Short name: I1, E1.", "Kortnavn: I1, E1.")
    text: Text = described("The criterion in full.", "Hele kriteriet.")
    requires: Literal["peer-reviewed"] | None = described(
        "Something the tool can check in each study.", "Noe verktøyet kan kontrollere i hver studie.", None
    )


class Eligibility(Model):
    """Criteria for inclusion and exclusion, stated before screening."""

    include: tuple[Criterion, ...] = described("Criteria for inclusion.", "Inklusjonskriterier.", ())
    exclude: tuple[Criterion, ...] = described("Criteria for exclusion.", "Eksklusjonskriterier.", ())


class FieldDeclaration(Model):
    """A column of the user's own: its type decides what a study file may say there."""

    type: FieldType = described("Kind of value.", "Hva slags verdi.")
    label: Text = described("The printed column head.", "Kolonneoverskriften.")
    choices: tuple[Text, ...] = described("Allowed values, for choice.", "Lovlige verdier, for choice.", ())
    required: Literal["true", "false"] = described(
        "Whether it must be filled in.", "Om den må fylles ut.", "false"
    )
    applies_to: tuple[Text, ...] = described(
        "Study designs it applies to; default: all.", "Designene den gjelder for; ellers alle.", ()
    )


class Rater(Model):
    """Somebody whose judgements stand in the review."""

    id: Text = described("Short name used in ratings.", "Kortnavnet som brukes i vurderinger.")
    name: Text = described("The name that is printed.", "Navnet som skrives ut.")
    note: Text | None = described("What the reader should know.", "Det leseren bør vite.", None)


class MatrixLayout(Model):
    """How the literature matrix is laid out."""

    caption: Text | None = described("Caption of the matrix.", "Tabelltittelen.", None)
    columns: tuple[Text, ...] = described("Columns, in order.", "Kolonnene, i rekkefølge.", DEFAULT_COLUMNS)
    labels: dict[str, Text] = described("Your own column heads.", "Dine egne kolonneoverskrifter.", {})
    as_of: WholeNumber | None = described("The year that age counts from.", "Året alderen regnes fra.", None)
    studies: tuple[Text, ...] = described(
        "Studies in row order; default: all, by citation.",
        "Studiene i rekkefølge; ellers alle, etter sitering.",
        (),
    )
    excluded: dict[str, Text] = described(
        "Studies left out, with the reason.", "Studier som er utelatt, med grunn.", {}
    )


GroupedBy = Literal["design", "theme"]
ChapterPart = Literal[
    "methods",
    "scope",
    "appraisal",
    "basis",
    "evidence",
    "confidence",
    "gaps",
    "summary",
    "overview",
    "views",
    "map",
    "limitations",
]
"""What the tool writes in the findings chapter beside the author's text."""


class FindingsLayout(Model):
    """How the findings chapter is laid out."""

    group_by: Literal["finding", "question"] = described(
        "A section per finding, or findings grouped by question.",
        "En del per funn, eller funn samlet under spørsmålet.",
        "finding",
    )
    introduction: Text | None = described("Your own opening paragraph.", "Din egen innledning.", None)
    methods: Literal["true", "false"] = described(
        "Whether a paragraph about search, criteria, scale and raters is written for you.",
        "Om et avsnitt om søk, kriterier, skala og vurderere skrives for deg.",
        "true",
    )
    proofs: Literal["true", "false"] = described(
        "Whether a sign beside each quotation says that it was found in the full text, where there is one.",
        "Om et tegn ved hvert sitat viser at det er funnet i fullteksten, der den finnes.",
        "true",
    )
    limitations: Text | None = described(
        "Your own text on the limitations.", "Din egen tekst om begrensningene.", None
    )
    map_by: GroupedBy = described(
        "What the evidence map sets the questions against.",
        "Hva kartet over belegget setter spørsmålene opp mot.",
        "design",
    )
    leave_out: tuple[ChapterPart, ...] = described(
        "Parts of the chapter that are not written.", "Deler av kapittelet som ikke skrives.", ()
    )

    def has(self, part: ChapterPart) -> bool:
        """Whether the chapter has this part."""
        return part not in self.leave_out


class LatexLayout(Model):
    """How the LaTeX files are made."""

    citations: Literal["rendered", "biblatex"] = described(
        "Citations as finished text, or as commands that biblatex and biber finish, with `references.bib` beside.",
        "Siteringer som ferdig tekst, eller som kommandoer som biblatex og biber gjør ferdig, med "
        "`references.bib` ved siden av.",
        "rendered",
    )


class AppraisalPlan(Model):
    """With what the studies are appraised, and what is printed of it."""

    tools: tuple[Text, ...] = described(
        "Ids of the tools that every study is appraised with one of.",
        "Id-ene til sjekklistene; hver studie vurderes med én av dem.",
        (),
    )
    tables: Literal["true", "false"] = described("Whether tables are printed.", "Om tabellene skrives ut.", "true")
    figures: Literal["true", "false"] = described("Whether figures are drawn.", "Om figurene tegnes.", "true")


class Protocol(Model):
    """The file `review.yaml`: what the review asks, and by which rules it answers."""

    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    title: Text = described("Title of the review.", "Tittelen på reviewet.")
    language: LanguageCode = described("Language of everything printed.", "Språket i alt som skrives ut.", "nb")
    reference_style: Text = described("Name of a CSL style.", "Navnet på en CSL-stil.", "norsk-apa-manual")
    authors: tuple[Text, ...] = described("Authors of the review.", "Forfatterne av reviewet.", ())
    question: Text | None = described("The problem statement.", "Problemstillingen.", None)
    research_questions: tuple[ResearchQuestion, ...] = described(
        "The research questions.", "Forskningsspørsmålene.", min_length=1
    )
    scale: Scale = described("The scale of the ratings.", "Skalaen for vurderingene.")
    scales: tuple[Scale, ...] = described("Further scales.", "Flere skalaer.", ())
    eligibility: Eligibility = described("Who may enter.", "Hvem som kan være med.", default_factory=Eligibility)
    fields: dict[str, FieldDeclaration] = described("Columns of your own.", "Egne kolonner.", {})
    raters: tuple[Rater, ...] = described("Who rates.", "Hvem som vurderer.", ())
    appraisal: AppraisalPlan = described(
        "Appraisal of the studies.", "Kritisk vurdering av studiene.", AppraisalPlan()
    )
    blind: Literal["true", "false"] = described(
        "Whether raters are still at work: until then nobody is shown what the further raters chose.",
        "Om vurderingen pågår: så lenge får ingen se hva de andre har valgt.",
        "false",
    )
    matrix: MatrixLayout = described(
        "Layout of the matrix.", "Oppsettet av matrisen.", default_factory=MatrixLayout
    )
    findings: FindingsLayout = described(
        "Layout of the chapter.", "Oppsettet av kapittelet.", default_factory=FindingsLayout
    )
    latex: LatexLayout = described("The LaTeX files.", "LaTeX-filene.", default_factory=LatexLayout)
    texts: dict[str, str] = described(
        "Your own words for what is written for you, by name; empty for nothing.",
        "Dine egne ord for det som skrives for deg, etter navn; tom for ingenting.",
        {},
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in `review.yaml`."""
        return Place(self.path, keys)

    def scale_for(self, question_id: str) -> Scale:
        """The scale that ratings of a question use: the one it names, else the review's first."""
        wanted = next((q.scale for q in self.research_questions if q.id == question_id), None)
        return next((scale for scale in self.scales if scale.name == wanted), self.scale)
