"""What a finding rested on when its author last looked at it: enough to name what has changed since."""

from litmatrix.location import Place
from litmatrix.model.base import Model, Text, described

Hash = Text
"""SHA-256 in hexadecimal. Any text is read: one that was edited by hand is reported, and the rest kept."""


class SealedRating(Model):
    """A rating as it was: the level in words, the reason only as a hash."""

    rating: Text = described("The level, or missing.", "Nivået, eller missing.")
    direction: Text | None = described("Which way the answer pointed.", "Hvilken vei svaret pekte.", None)
    because: Hash | None = described("Hash of the reason.", "Sjekksum for begrunnelsen.", None)
    evidence: tuple[Text, ...] = described("Ids of its evidence.", "Id-ene til belegget.", ())


class SealedStudy(Model):
    """A study as the finding used it."""

    ratings: dict[str, SealedRating] = described(
        "Rating on each of the finding's questions.", "Vurdering mot hvert av funnets spørsmål.", {}
    )
    evidence: dict[str, Hash] = described(
        "Hash of each evidence item those ratings rest on.", "Sjekksum for hvert belegg de hviler på.", {}
    )
    appraisal: Hash | None = described("Hash of the appraisal.", "Sjekksum for metodevurderingen.", None)


class Seal(Model):
    """Everything that a finding rested on."""

    seal: Hash = described("Hash of all below it.", "Sjekksum for alt under.")
    questions: tuple[Text, ...] = described("The finding's questions.", "Funnets spørsmål.", ())
    supported_by: tuple[Text, ...] = described("Studies for it.", "Studier for det.", ())
    contradicted_by: tuple[Text, ...] = described("Studies against it.", "Studier mot det.", ())
    overall: Text | None = described("Overall confidence.", "Samlet tillit.", None)
    confidence: Hash | None = described(
        "Hash of the judgement of confidence.", "Sjekksum for vurderingen av tilliten.", None
    )
    certainty: Hash | None = described(
        "Hash of the judgement of certainty (GRADE).", "Sjekksum for vurderingen etter GRADE.", None
    )
    studies: dict[str, SealedStudy] = described("The studies on both sides.", "Studiene på begge sider.", {})


class Seals(Model):
    """The file `seals.yaml`, written by `litmatrix seal`."""

    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    seals: dict[str, Seal] = described("Seal per finding.", "Segl per funn.", {})

    def place(self, *keys: str | int) -> Place:
        """The address of something in `seals.yaml`."""
        return Place(self.path, keys)
