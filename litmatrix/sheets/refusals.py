"""The rules of a review as somebody meets them who types in a spreadsheet: which cell, and what to type there.

A sheet is judged by the review's own rules, and these speak of lines and fields of YAML. Here stand the same rules
in words for cells; the code is the same, so that `explain` tells of both.
"""

from collections.abc import Mapping
from types import MappingProxyType

from litmatrix.diagnostic import Rule
from litmatrix.languages import Language
from litmatrix.message import Message, Parameter
from litmatrix.sheets.texts import quotable

_HEADS = MappingProxyType(
    {
        "tool_head": "form.tool",
        "answer_head": "form.answer",
        "item_head": "form.item",
        "quote_head": "proof.quote",
        "paraphrase_head": "proof.paraphrase",
        "report_head": "proof.report",
        "reports_head": "form.reports",
        "studies_sheet": "sheet.studies",
        "evidence_sheet": "sheet.evidence",
        "gap": "gap.not-reported",
    }
)
"""What columns and sheets are called, for messages that point at another cell than their own."""

Words = tuple[Message, Message]
_REFERENCE = (
    Message(
        nb="«{key}» i «{label}» er ikke en siteringsnøkkel i .bib-filen fra Zotero.",
        nn="«{key}» i «{label}» er ikkje ein siteringsnøkkel i .bib-fila frå Zotero.",
        en="“{key}” in “{label}” is not a citation key of the .bib file from Zotero.",
    ),
    Message(
        nb="Skriv nøkkelen i ruten slik den står i Zotero. Er verket nytt, eksporter det først derfra.",
        nn="Skriv nøkkelen i ruta slik han står i Zotero. Er verket nytt, eksporter det først derifrå.",
        en="Type the key in the cell as it stands in Zotero. If the work is new, export it from there first.",
    ),
)
_NO_REPORT = (
    Message(
        nb="Studien mangler rapport: «{reports_head}» er tom, og ingen referanse heter «{study}».",
        nn="Studien manglar rapport: «{reports_head}» er tom, og ingen referanse heiter «{study}».",
        en="The study has no report. “{reports_head}” is empty, and no reference is called “{study}”.",
    ),
    Message(
        nb="Skriv siteringsnøkkelen fra Zotero i «{reports_head}».",
        nn="Skriv siteringsnøkkelen frå Zotero i «{reports_head}».",
        en="Type the citation key from Zotero in “{reports_head}”.",
    ),
)
_NO_EVIDENCE = (
    Message(
        nb="«{evidence}» i «{label}» er ikke et belegg i studien.",
        nn="«{evidence}» i «{label}» er ikkje eit belegg i studien.",
        en="“{evidence}” in “{label}” is not evidence of the study.",
    ),
    Message(
        nb="Skriv navnet slik det står i arket {evidence_sheet}, med komma mellom flere. Er belegget tatt bort der, ta "
        "bort navnet her. Studien har: {known}.",
        nn="Skriv namnet slik det står i arket {evidence_sheet}, med komma mellom fleire. Er belegget teke bort der, ta "
        "bort namnet her. Studien har: {known}.",
        en="Type the name as it stands in the sheet {evidence_sheet}, with commas between several. If the evidence was "
        "taken away there, take the name away here. The study has: {known}.",
    ),
)
_EMPTY_EVIDENCE = (
    Message(
        nb="Belegget «{evidence}» har verken «{quote_head}» eller «{paraphrase_head}».",
        nn="Belegget «{evidence}» har verken «{quote_head}» eller «{paraphrase_head}».",
        en="The evidence “{evidence}” has neither “{quote_head}” nor “{paraphrase_head}”.",
    ),
    Message(
        nb="Skriv på samme rad rapportens egne ord i «{quote_head}» eller innholdet i «{paraphrase_head}», "
        "eller tøm hele raden.",
        nn="Skriv på same rad rapporten sine eigne ord i «{quote_head}» eller innhaldet i "
        "«{paraphrase_head}», eller tøm heile rada.",
        en="Type in the same row the report's own words in “{quote_head}” or what it says in "
        "“{paraphrase_head}”, or empty the whole row.",
    ),
)
_FOREIGN_REPORT = (
    Message(
        nb="«{report}» i «{label}» er ikke en av studiens rapporter.",
        nn="«{report}» i «{label}» er ikkje ein av rapportane til studien.",
        en="“{report}” in “{label}” is not one of the study's reports.",
    ),
    Message(
        nb="Skriv en av disse i ruten: {reports}. En ny fører du opp i «{reports_head}» i arket {studies_sheet}.",
        nn="Skriv ein av desse i ruta: {reports}. Ein ny fører du opp i «{reports_head}» i arket {studies_sheet}.",
        en="Type one of these in the cell: {reports}. A new one goes into “{reports_head}” of the sheet {studies_sheet}.",
    ),
)
_WHICH_REPORT = (
    Message(
        nb="Studien har flere rapporter, og det går ikke fram hvilken belegget «{evidence}» er fra.",
        nn="Studien har fleire rapportar, og det går ikkje fram kva for ein av dei belegget «{evidence}» er frå.",
        en="The study has several reports, and it is not clear which the evidence “{evidence}” is from.",
    ),
    Message(
        nb="Skriv en av disse i «{report_head}» på raden til belegget i arket {evidence_sheet}: {reports}.",
        nn="Skriv ein av desse i «{report_head}» på rada til belegget i arket {evidence_sheet}: {reports}.",
        en="Type one of these in “{report_head}” in the row of the evidence in the sheet {evidence_sheet}: {reports}.",
    ),
)
_ITEM = (
    Message(
        nb="Sjekklisten {tool} har ikke noe punkt «{item}».",
        nn="Sjekklista {tool} har ikkje noko punkt «{item}».",
        en="The tool {tool} has no item “{item}”.",
    ),
    Message(
        nb="Skriv et av disse i «{item_head}»: {items}.",
        nn="Skriv eit av desse i «{item_head}»: {items}.",
        en="Type one of these in “{item_head}”: {items}.",
    ),
)
_ANSWER = (
    Message(
        nb="«{answer}» i «{label}» er ikke et svar i sjekklisten {tool}.",
        nn="«{answer}» i «{label}» er ikkje eit svar i sjekklista {tool}.",
        en="“{answer}” in “{label}” is not an answer of the tool {tool}.",
    ),
    Message(
        nb="Skriv et av disse i ruten: {answers}.",
        nn="Skriv eit av desse i ruta: {answers}.",
        en="Type one of these in the cell: {answers}.",
    ),
)
_NO_TOOL = (
    Message(
        nb="Metoden i studien er vurdert, men «{tool_head}» i arket {studies_sheet} er tom.",
        nn="Metoden i studien er vurdert, men «{tool_head}» i arket {studies_sheet} er tom.",
        en="The methods of the study are appraised, but “{tool_head}” in the sheet {studies_sheet} is empty.",
    ),
    Message(
        nb="Velg en sjekkliste der, eller tøm det som er skrevet om metoden.",
        nn="Vel ei sjekkliste der, eller tøm det som er skrive om metoden.",
        en="Choose a tool there, or empty what is written on the methods.",
    ),
)
_NO_ANSWER = (
    Message(
        nb="Raden sier noe om punktet, men «{answer_head}» er tom.",
        nn="Rada seier noko om punktet, men «{answer_head}» er tom.",
        en="The row says something on the item, but “{answer_head}” is empty.",
    ),
    Message(
        nb="Velg et svar i «{answer_head}», eller tøm resten av raden.",
        nn="Vel eit svar i «{answer_head}», eller tøm resten av rada.",
        en="Choose an answer in “{answer_head}”, or empty the rest of the row.",
    ),
)
_WHOLE_NUMBER = (
    Message(
        nb="«{value}» i «{label}» er ikke et helt tall.",
        nn="«{value}» i «{label}» er ikkje eit heilt tal.",
        en="“{value}” in “{label}” is not a whole number.",
    ),
    Message(
        nb="Skriv bare sifre i ruten, for eksempel 3, med komma mellom flere.",
        nn="Skriv berre siffer i ruta, til dømes 3, med komma mellom fleire.",
        en="Type only digits in the cell, for example 3, with commas between several.",
    ),
)
_UNFIT = Message(
    nb="«{value}» passer ikke i «{label}».",
    nn="«{value}» passar ikkje i «{label}».",
    en="“{value}” does not fit “{label}”.",
)
_OWN_VALUE = (
    _UNFIT,
    Message(
        nb="Skriv for eksempel dette i ruten: {examples}. Sier ikke rapporten det, skriv «{gap}».",
        nn="Skriv til dømes dette i ruta: {examples}. Seier ikkje rapporten det, skriv «{gap}».",
        en="Type for example this in the cell: {examples}. If the report does not say, type “{gap}”.",
    ),
)
_OWN_VALUES = (
    _UNFIT,
    Message(
        nb="Skriv ett eller flere av disse i ruten, hvert på sin egen linje (Alt+Enter): {examples}. Sier ikke rapporten "
        "det, skriv «{gap}».",
        nn="Skriv eitt eller fleire av desse i ruta, kvart på si eiga linje (Alt+Enter): {examples}. Seier ikkje "
        "rapporten det, skriv «{gap}».",
        en="Type one or more of these in the cell, each on a line of its own (Alt+Enter): {examples}. If the report does "
        "not say, type “{gap}”.",
    ),
)
_RATER = (
    Message(
        nb="«{rater}» i «{label}» er ikke blant dem som vurderer.",
        nn="«{rater}» i «{label}» er ikkje blant dei som vurderer.",
        en="“{rater}” in “{label}” is not among the raters.",
    ),
    Message(
        nb="Skriv en av disse i ruten: {raters}. En ny fører du opp i reviewet først.",
        nn="Skriv ein av desse i ruta: {raters}. Ein ny fører du opp i reviewet først.",
        en="Type one of these in the cell: {raters}. A new one is added to the review first.",
    ),
)
_ANYTHING_ELSE = Message(
    nb="Skriv noe annet i «{label}», eller tøm ruten.",
    nn="Skriv noko anna i «{label}», eller tøm ruta.",
    en="Type something else in “{label}”, or empty the cell.",
)
WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "REF001": _REFERENCE,
        "STU001": _NO_REPORT,
        "EVI001": _NO_EVIDENCE,
        "EVI004": _EMPTY_EVIDENCE,
        "EVI005": _FOREIGN_REPORT,
        "EVI006": _WHICH_REPORT,
        "CRA002": _ITEM,
        "CRA003": _ANSWER,
        "FMT002 tool": _NO_TOOL,
        "FMT002 answer": _NO_ANSWER,
        "FMT005": _WHOLE_NUMBER,
        "FLD002": _OWN_VALUE,
        "FLD002 multichoice": _OWN_VALUES,
        "RAT008": _RATER,
    }
)
"""Message and hint of each rule that a cell can break, by its code; of some also by the field, or its type."""


def for_cells(
    rule: Rule, parameters: Mapping[str, Parameter], label: str, say: Language
) -> tuple[Rule, dict[str, Parameter]]:
    """A rule and its parameters as told of a cell of the column `label`."""
    heads = {name: say.label(key) for name, key in _HEADS.items()}
    names = (f"{rule.code} {parameters.get('field')}", f"{rule.code} {parameters.get('type')}", rule.code)
    words = next((WORDS[name] for name in names if name in WORDS), (rule.message, _ANYTHING_ELSE))
    told = {name: quotable(value) if isinstance(value, str) else value for name, value in parameters.items()}
    return rule._replace(message=words[0], hint=words[1]), {**told, **heads, "label": label}
