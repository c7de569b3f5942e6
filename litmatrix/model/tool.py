"""Appraisal tools: which questions somebody asks of a study's methods, and which answers there are."""

from typing import Any, Literal

from pydantic import model_validator

from litmatrix.location import Place
from litmatrix.message import LanguageCode
from litmatrix.model.base import Gap, Model, Text, described
from litmatrix.model.study import Design

ITEM_GAPS = (Gap.NOT_APPLICABLE.value, Gap.TODO.value)
"""What may stand instead of an answer."""


class Words(Model):
    """A text in the languages of a review. A plain text is the same in all of them."""

    nb: Text = described("Bokmål.", "Bokmål.")
    nn: Text = described("Nynorsk.", "Nynorsk.")
    en: Text = described("English.", "Engelsk.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, raw: Any) -> Any:
        return {"nb": raw, "nn": raw, "en": raw} if isinstance(raw, str) else raw

    def into(self, language: LanguageCode) -> str:
        """The text in a language."""
        text: str = getattr(self, language)
        return text


class ToolAnswer(Model):
    """An answer that may be given to every item."""

    id: Text = described("Short name used in study files: yes.", "Kortnavnet som brukes i studiefilene: ja.")
    label: Words = described("The word that is printed.", "Ordet som skrives ut.")
    graded: Literal["true", "false"] = described(
        "Whether it has a place between no and yes; `false` for “cannot tell”.",
        "Om svaret har en plass mellom nei og ja; `false` for «kan ikke avgjøres».",
        "true",
    )


class ToolItem(Model):
    """A question that is asked of a study. Where the licence forbids the text, only its number stands here."""

    id: Text = described("Short name used in study files: 1.1.", "Kortnavnet som brukes i studiefilene: 1.1.")
    label: Words | None = described("A few words for heads.", "Noen få ord til overskrifter.", None)
    question: Words | None = described("The question in full.", "Hele spørsmålet.", None)


class AppraisalTool(Model):
    """A form for the appraisal of studies. The file `appraisal/<id>.yaml` of a review, or one that is shipped."""

    id: str = described("The file's name without .yaml.", "Filnavnet uten .yaml.")
    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    name: Words = described("The name that is printed.", "Navnet som skrives ut.")
    source: Text = described("Who made it, and where it stands.", "Hvem som har laget den, og hvor den står.")
    url: Text | None = described("Its address on the web.", "Nettadressen.", None)
    licence: Text = described("What may be done with its text.", "Hva teksten kan brukes til.")
    version: Text | None = described("Version or year.", "Versjon eller år.", None)
    designs: tuple[Design, ...] = described(
        "Study designs that it is made for; default: all.", "Designene den er laget for; ellers alle.", ()
    )
    note: Words | None = described("What its users should know.", "Det brukerne bør vite.", None)
    answers: tuple[ToolAnswer, ...] = described(
        "The answers, from the least to the most favourable.", "Svarene, det minst gunstige først.", min_length=2
    )
    items: tuple[ToolItem, ...] = described("The questions, in order.", "Spørsmålene, i rekkefølge.", min_length=1)

    def place(self, *keys: str | int) -> Place:
        """The address of something in the tool's file."""
        return Place(self.path, keys)

    @property
    def graded(self) -> tuple[ToolAnswer, ...]:
        """The answers that have a rank, the least favourable first."""
        return tuple(answer for answer in self.answers if answer.graded == "true")

    def fits(self, design: str | None) -> bool:
        """Whether it is made for studies of this design; a design that nobody has stated is let pass."""
        return not self.designs or design in (None, *self.designs, Gap.NOT_REPORTED.value, Gap.TODO.value)
