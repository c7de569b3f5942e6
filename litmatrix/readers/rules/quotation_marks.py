"""Quotation marks as Word sets them, where YAML wants the plain ones of the keyboard."""

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message
from litmatrix.readers.rules.yaml import syntax_rule

TYPOGRAPHIC_QUOTES = syntax_rule(
    "YML009",
    "typographic-quotation-marks",
    Message(
        nb="Tegnet {mark} virker ikke som anførselstegn her, så teksten blir delt eller kan ikke leses.",
        nn="Teiknet {mark} verkar ikkje som hermeteikn her, så teksten blir delt eller kan ikkje lesast.",
        en="The sign {mark} does not work as a quotation mark here, so the text is cut in two or cannot be read.",
    ),
    Message(
        nb='Bytt tegnet foran teksten og tegnet etter den med det vanlige fra tastaturet: "…". Word lager de andre.',
        nn='Byt teiknet framfor teksten og teiknet etter han med det vanlege frå tastaturet: "…". Word lagar dei andre.',
        en='Replace the sign before the text and the one after it by the plain one on the keyboard: "…". Word makes the others.',
    ),
)
KEPT_QUOTES = Rule(
    "YML017",
    "kept-quotation-marks",
    Severity.WARNING,
    Message(
        nb="Anførselstegnene {marks} blir en del av teksten.",
        nn="Hermeteikna {marks} blir ein del av teksten.",
        en="The quotation marks {marks} become part of the text.",
    ),
    Message(
        nb='Bytt dem med de vanlige fra tastaturet: "…". Skal de trykkes, sett de vanlige utenpå dem.',
        nn='Byt dei med dei vanlege frå tastaturet: "…". Skal dei trykkast, set dei vanlege utanpå dei.',
        en='Replace them by the plain ones on the keyboard: "…". If they are to be printed, put plain ones around them.',
    ),
    Message(
        nb="Word bytter anførselstegn mens du skriver. I disse filene er bare de vanlige usynlige i resultatet.",
        nn="Word byter hermeteikn medan du skriv. I desse filene er berre dei vanlege usynlege i resultatet.",
        en="Word exchanges quotation marks while you type. In these files only the plain ones are not printed.",
    ),
)
RULES = (
    TYPOGRAPHIC_QUOTES,
    KEPT_QUOTES,
)
