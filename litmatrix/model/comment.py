"""What readers of the review have remarked, and what they were answered."""

from typing import Literal

from litmatrix.location import Place
from litmatrix.model.base import IsoDate, Model, Text, described


class CommentedOn(Model):
    """What a comment is about: a study, a cell (study and question), a passage (study and evidence), a finding."""

    study: Text | None = described("Id of the study.", "Id-en til studien.", None)
    question: Text | None = described("Id of the research question.", "Id-en til forskningsspørsmålet.", None)
    evidence: Text | None = described("Id of the study's evidence.", "Id-en til belegget i studien.", None)
    finding: Text | None = described("Name of the finding's file.", "Navnet på funnets fil.", None)


class Answer(Model):
    """An answer to a comment."""

    by: Text | None = described("Who answers.", "Den som svarer.", None)
    date: IsoDate | None = described("When: 2023-05-02.", "Når: 2023-05-02.", None)
    text: Text = described("The answer.", "Svaret.")


class Comment(Model):
    """A remark on the review by somebody who read it."""

    id: Text = described("Its id, never used twice.", "Id-en, som aldri brukes to ganger.")
    at: CommentedOn = described("What it is about.", "Det den handler om.", default_factory=CommentedOn)
    words: Text | None = described(
        "The words it stands at, where it came from a Word file.",
        "Ordene den står ved, når den kom fra en Word-fil.",
        None,
    )
    by: Text | None = described("Who remarks.", "Den som kommenterer.", None)
    date: IsoDate | None = described("When: 2023-05-02.", "Når: 2023-05-02.", None)
    text: Text = described("The remark.", "Kommentaren.")
    status: Literal["open", "resolved"] = described(
        "Whether it still waits for an answer.", "Om den fortsatt venter på svar.", "open"
    )
    answers: tuple[Answer, ...] = described("The answers.", "Svarene.", ())


class Comments(Model):
    """The file `comments.yaml`."""

    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    comments: tuple[Comment, ...] = described("One item per comment.", "Ett punkt per kommentar.", ())

    def place(self, *keys: str | int) -> Place:
        """The address of something in `comments.yaml`."""
        return Place(self.path, keys)
