"""A `.bib` file: everything readable is read, and everything else is named at its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.location import Location
from litmatrix.model import Name
from litmatrix.readers.bibtex import merge, read_bibliography
from litmatrix.readers.latex import plain
from litmatrix.readers.latex_commands import written_out
from litmatrix.readers.names import read_names


def faults_in(text: str) -> list[tuple[str, int]]:
    _, faults = read_bibliography(text, "sources/x.bib")
    return sorted((fault.rule.name, fault.where.line) for fault in faults if isinstance(fault.where, Location))


GOOD = "@book{good, title = {T}, year = 2020}\n"


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("@book{a, title = {Integrering} year = {2021}}\n", ("missing-comma", 2)),
        ("@book{a, title = {x\n", ("broken-reference", 2)),
        ("@book{a title = {x}}\n", ("broken-reference", 2)),
        ("@book{good, title = {x}}\n", ("duplicate-citation-key", 2)),
        ("@book{a, title = {x},\n title = {y}}\n", ("duplicate-reference-field", 3)),
        ('@string{n = "N"}\n@book{a, title = n # " x"}\n', ("joined-strings", 3)),
        ("@book{, title = {x}}\n", ("reference-without-key", 2)),
        ("hansen2020, title = {x}\n", ("text-between-references", 2)),
    ],
)
def test_a_fault_is_named_and_its_neighbours_survive(broken: str, fault: tuple[str, int]) -> None:
    text = f"{GOOD}{broken}@book{{after, title = {{U}}}}\n"
    bibliography, _ = read_bibliography(text, "sources/x.bib")
    assert fault in faults_in(text)
    assert {"good", "after"} <= bibliography.references.keys()


def test_a_clean_file_has_no_fault() -> None:
    text = (
        GOOD
        + '% kommentar\n@string{n = "Norsk"}\n@article{b, title = {C# og # i tekst}, journal = n, month = jan}\n'
    )
    assert faults_in(text) == []


def test_values_become_plain_text() -> None:
    bibliography, _ = read_bibliography(
        '@book{a, title = {{Norge} og \\aa{}, 5\\% \\"o}, publisher = {Meld.~St.}, url = {https://x.no/a_b%20c\\_d}}',
        "sources/x.bib",
    )
    fields = bibliography.references["a"].fields
    assert fields["title"] == "Norge og å, 5% ö"
    assert fields["publisher"] == "Meld.\u00a0St."
    assert fields["url"] == "https://x.no/a_b%20c_d"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # as Zotero and JabRef write signs
        (r"Lov om {\S} 4 og {\textquotedbl}ro{\textquotedbl}", 'Lov om § 4 og "ro"'),
        (
            r"a {\textless} b {\textgreater} c {\textbar} d{\textunderscore}e{\textasciicircum}f",
            "a < b > c | d_e^f",
        ),
        (r"{\textasciitilde}10 kommuner og s.~4", "~10 kommuner og s.\u00a04"),
        (r"\TeX{} og \LaTeX, \copyright\ NOVA", "TeX og LaTeX, © NOVA"),
        # what only sets the text
        (
            r"{\em Nav} \texttt{k} H\textsubscript{2}O \mbox{NOU 2001: 20} ord\-deling",
            "Nav k H2O NOU 2001: 20 orddeling",
        ),
        (
            r"\foreignlanguage{english}{social work} \href{http://a.no}{her} \url{http://a.no/b_c%20d}",
            "social work her http://a.no/b_c%20d",
        ),
        (r"Om \enquote{å \emph{høre} til}", 'Om "å høre til"'),
        (r"\noopsort{a}Boken", "Boken"),
        # any other command, as it stands
        (r"Tittel \input{/etc/passwd}", r"Tittel \input{/etc/passwd}"),
        (r"\verb|x| \begin{document}hei\end{document}", r"\verb|x| \begin{document}hei\end{document}"),
        (r"Slutt \end{longtable}\hline", r"Slutt \end{longtable}\hline"),
        (r"\foo{a}{b -- c} d -- e", r"\foo{a}{b -- c} d – e"),
        (r"\def\x{y}\x $\foo{x}$", r"\def\x{y}\x $\foo{x}$"),
        (r"\cite{hansen2020} i C:\Users", r"\cite{hansen2020} i C:\Users"),
        (r"\foo{a", r"\fooa"),
    ],
)
def test_no_command_swallows_text(raw: str, text: str) -> None:
    assert plain(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        "\\foo{" * 20_000 + "}" * 20_000,
        "\\enquote{" * 20_000 + "}" * 20_000,
        "\\foo{\\}" * 40_000,
        "\\S{" * 40_000,
    ],
)
def test_groups_are_paired_in_one_pass(raw: str) -> None:
    assert written_out(raw, lambda _: False)


def test_a_percent_sign_in_latex_is_no_comment() -> None:
    assert plain("\\O{}kning p\\aa{} 5 % i snitt") == "Økning på 5 % i snitt"
    assert plain("Arbeid & \\emph{velferd} \\& {\\o}") == "Arbeid & velferd & ø"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Hansen, Kari and Ås, Øyvind", (Name("Hansen", "Kari"), Name("Ås", "Øyvind"))),
        ("{Statistisk sentralbyrå}", (Name("Statistisk sentralbyrå", group=True),)),
        ("van der Berg, Jan", (Name("van der Berg", "Jan"),)),
        ("Kari Hansen", (Name("Hansen", "Kari"),)),
        (
            "{Barne- and ungdomsdirektoratet} and Li, Per",
            (Name("Barne- and ungdomsdirektoratet", group=True), Name("Li", "Per")),
        ),
        ("", ()),
    ],
)
def test_names(raw: str, names: tuple[Name, ...]) -> None:
    assert read_names(raw) == names


def test_places_of_blocks_and_fields() -> None:
    bibliography, _ = read_bibliography("\n@book{a2020,\n  title = {T},\n  year = 2020,\n}\n", "sources/x.bib")
    assert bibliography.locate(("a2020",)) == Location("sources/x.bib", 2, 7, 2, 12)
    assert bibliography.locate(("a2020", "year")) == Location("sources/x.bib", 4, 3, 4, 7)
    assert bibliography.locate(("unknown",)) == Location("sources/x.bib")


def test_two_files_with_one_key() -> None:
    first, _ = read_bibliography(GOOD, "sources/a.bib")
    second, _ = read_bibliography("\n" + GOOD, "sources/b.bib")
    references, faults = merge([first, second])
    assert list(references) == ["good"]
    assert [(fault.rule.name, fault.where.path) for fault in faults] == [
        ("duplicate-citation-key", "sources/b.bib")
    ]


@given(st.text(alphabet='@{}=,#"%\\ \nabookTitle'))
def test_any_text_is_read_without_raising(text: str) -> None:
    read_bibliography(text, "sources/x.bib")


_PIECES = st.sampled_from(
    [
        *"aåoeiunc AÅ{}-~%$&'`",
        "{\\o}",
        "{\\aa}",
        "{\\AE}",
        "{\\ss}",
        '{\\"o}',
        "\\'{e}",
        "{\\^i}",
        "\\o ",
        "\\&",
        "\\emph{x}",
    ]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_letters_alone_are_decoded_as_the_decoder_does(raw: str) -> None:
    from litmatrix.readers import latex

    letters = latex._LETTER.sub(latex._letter, raw)
    if "\\" in raw and not latex._MORE_THAN_LETTERS.search(letters) and raw.count("{") == raw.count("}"):
        assert " ".join(plain(raw).split()) == " ".join(latex._decode(raw).split())
