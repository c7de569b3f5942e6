"""The sentences of `litmatrix/starter/` that a user is to replace. A test holds them against the files there.

The scale, its definitions and the columns are not among them: they may be kept.
"""

STARTER_TEXTS = frozenset(
    {
        "Første spørsmål",
        "Andre spørsmål",
        "Skriv det første forskningsspørsmålet ditt her",
        "Skriv det andre forskningsspørsmålet ditt her",
        "Skriv det første forskingsspørsmålet ditt her",
        "Skriv det andre forskingsspørsmålet ditt her",
        "First question",
        "Second question",
        "Write your first research question here",
        "Write your second research question here",
        "Skriv hva en studie må ha for å bli med",
        "Skriv hva som gjør at en studie ikke blir med",
        "Skriv kva ein studie må ha for å bli med",
        "Skriv kva som gjer at ein studie ikkje blir med",
        "Write what a study must have to be included",
        "Write what makes a study be left out",
        "ordrett fra studien",
        "ordrett frå studien",
        "verbatim from the study",
        "det studien sier, med dine ord",
        "det studien seier, med dine ord",
        "what the study says, in your words",
        "begrunnelsen din",
        "grunngjevinga di",
        "your reason",
    }
)
"""Of review.yaml and the study files, also of the lines there that begin with #."""

STARTER_HEADINGS = ("Funnet i én setning", "Funnet i éi setning", "The finding in one sentence")
STARTER_PROSE = (
    "Din egen tekst, med kilder slik",
    "Din eigen tekst, med kjelder slik",
    "Your own text, with sources like this",
)
"""Of the example of a finding, in findings.txt."""
