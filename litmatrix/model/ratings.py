"""Ratings beside those of the study files: further raters' sheets, and what the raters agreed on in the end."""

from litmatrix.location import Place
from litmatrix.model.base import IsoDate, Model, Text, described
from litmatrix.model.study import Evidence, Judgement


class SheetRating(Judgement):
    """A judgement by a further rater, who may have found passages of their own."""

    passages: dict[str, Evidence] = described(
        "What this rater found in the report, beside the study file's evidence.",
        "Det denne vurdereren selv har funnet i rapporten, ved siden av belegget i studiefilen.",
        {},
    )


class RatingSheet(Model):
    """The file `ratings/<rater>.yaml`: one rater's own judgements, kept as given."""

    id: str = described("The rater: the file's name without .yaml.", "Den som vurderer: filnavnet uten .yaml.")
    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    ratings: dict[str, dict[str, SheetRating]] = described(
        "Rating per study and research question.", "Vurdering per studie og forskningsspørsmål.", {}
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in the sheet."""
        return Place(self.path, keys)


class Agreed(Judgement):
    """What the raters agreed on: the judgement that counts from then on. Nobody's own rating is changed."""

    by: tuple[Text, ...] = described("Raters who agreed.", "De som ble enige.", ())
    date: IsoDate | None = described("When: 2023-05-02.", "Når: 2023-05-02.", None)


class Consensus(Model):
    """The file `consensus.yaml`."""

    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    consensus: dict[str, dict[str, Agreed]] = described(
        "What was agreed, per study and research question.",
        "Det dere ble enige om, per studie og forskningsspørsmål.",
        {},
    )
    todo: tuple[Text, ...] = described("What is still open.", "Det som gjenstår.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in `consensus.yaml`."""
        return Place(self.path, keys)
