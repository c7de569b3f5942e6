"""A sign-off: who looked at the review, when, and at exactly what."""

from litmatrix.location import Place
from litmatrix.model.base import IsoDate, Model, Text, described


class Approval(Model):
    """A file in `approvals/`, written by `litmatrix approve`."""

    id: str = described("The file's name without .yaml.", "Filnavnet uten .yaml.")
    path: str = described("The file, relative to the root.", "Filen, sett fra roten.")
    by: Text = described("Who signed off.", "Den som godkjente.")
    date: IsoDate = described("When: 2023-05-02.", "Når: 2023-05-02.")
    evidence: Text = described("Hash of the evidence that was seen.", "Sjekksum for belegget som ble sett.")
    seen: Text = described(
        "Hash of the file that holds it; the file is named by its beginning.",
        "Sjekksum for filen det står i; filen heter etter begynnelsen.",
    )
    seal: Text = described("Hash of all above it.", "Sjekksum for alt over.")

    def place(self, *keys: str | int) -> Place:
        """The address of something in the file."""
        return Place(self.path, keys)

    @property
    def number(self) -> int:
        """The number that the file's name begins with: sign-offs are counted as they are given. Else 0."""
        digits = self.id.partition("-")[0]
        return int(digits) if digits.isdecimal() and digits.isascii() else 0

    @property
    def seen_path(self) -> str:
        """The file that holds what was seen, relative to the root."""
        return f"{self.path.rpartition('/')[0]}/{self.seen[:16]}.json"
