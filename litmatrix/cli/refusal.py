"""When the system, or the rule that nothing is written outside the review, refuses a file: what the user reads."""

from litmatrix.message import LanguageCode, Message
from litmatrix.system_errors import MAY_BE_OPEN, reason

OUTSIDE = Message(
    nb="det er en lenke ut av reviewets mappe",
    nn="det er ei lenkje ut av mappa til reviewet",
    en="it is a link that leads out of the review's folder",
)
"""Why an output is refused."""
_CANNOT_USE = Message(
    nb="Får ikke brukt {file}: {reason}.",
    nn="Får ikkje brukt {file}: {reason}.",
    en="Cannot use {file}: {reason}.",
)
_CANNOT_GO_ON = Message(
    nb="Kom ikke videre: {reason}.", nn="Kom ikkje vidare: {reason}.", en="Could not go on: {reason}."
)
_CLOSE = Message(
    nb=" Er filen åpen i Word eller et annet program, lukk den og prøv igjen.",
    nn=" Er fila open i Word eller eit anna program, lukk ho og prøv på nytt.",
    en=" If the file is open in Word or another program, close it and try again.",
)


class OutputRefused(Exception):  # noqa: N818 - it ends the run, it is no bug
    """An output may not be written there; carries its path."""


def why(error: OSError | OutputRefused) -> Message:
    """The reason, as a part of a sentence."""
    return reason(error) if isinstance(error, OSError) else OUTSIDE


def refused_file(error: OSError | OutputRefused) -> str:
    """The file, or ""; where one could not be renamed its new name, which is the one that the user knows."""
    if isinstance(error, OutputRefused):
        return str(error)
    return str(error.filename2 or error.filename or "")


def refusal(error: OSError | OutputRefused, language: LanguageCode) -> str:
    """What was refused, why, and what may help."""
    file, because = refused_file(error), why(error)
    sentence = _CANNOT_USE if file else _CANNOT_GO_ON
    advice = _CLOSE.render(language) if file and because in MAY_BE_OPEN else ""
    return sentence.render(language, {"file": file, "reason": because}) + advice
