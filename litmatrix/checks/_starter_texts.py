"""The sentences of `litmatrix/starter/` that a user is to replace. A test holds them against the files there.

The scale, its definitions and the columns are not among them: they may be kept.
"""

from collections.abc import Mapping
from types import MappingProxyType

STARTER_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "Skriv det første forskningsspørsmålet ditt her": "text",
        "Skriv det andre forskningsspørsmålet ditt her": "text",
        "Skriv det første forskingsspørsmålet ditt her": "text",
        "Skriv det andre forskingsspørsmålet ditt her": "text",
        "Write your first research question here": "text",
        "Write your second research question here": "text",
        "Skriv hva en studie må ha for å bli med": "text",
        "Skriv hva som gjør at en studie ikke blir med": "text",
        "Skriv kva ein studie må ha for å bli med": "text",
        "Skriv kva som gjer at ein studie ikkje blir med": "text",
        "Write what a study must have to be included": "text",
        "Write what makes a study be left out": "text",
        "ordrett fra studien": "quote",
        "ordrett frå studien": "quote",
        "verbatim from the study": "quote",
        "det studien sier, med dine ord": "paraphrase",
        "det studien seier, med dine ord": "paraphrase",
        "what the study says, in your words": "paraphrase",
        "begrunnelsen din": "because",
        "grunngjevinga di": "because",
        "your reason": "because",
    }
)
"""Of review.yaml and the study files, also of the lines there that begin with #, and the field they stand in."""

STARTER_LABELS = frozenset(
    {"Første spørsmål", "Andre spørsmål", "First question", "Second question"}  # nynorsk has the same two
)
"""Of the questions in review.yaml. Anybody may call a question so: they are the starter's beside its text only."""

STARTER_HEADINGS = ("Funnet i én setning", "Funnet i éi setning", "The finding in one sentence")
STARTER_PROSE = (
    "Din egen tekst, med kilder slik",
    "Din eigen tekst, med kjelder slik",
    "Your own text, with sources like this",
)
"""Of the example of a finding, in findings.txt."""
