from pathlib import Path

import pytest

from app.errors import BadTable
from app.importers.codebook import (
    COLOUR_NO_NUMBER,
    LABEL_TWICE,
    NAME_MISSING,
    NAME_TWICE,
    NO_NAME_COLUMN,
    PARENT_CYCLE,
    PARENT_UNKNOWN,
    read_codebook,
)
from app.models.codebook_list import ListedCode
from app.resources import resource

STUDY = Path(__file__).parents[3] / "shared" / "sijunjung"


def _refused(table: str) -> list[tuple[int, str]]:
    with pytest.raises(BadTable) as refused:
        read_codebook("codes.csv", table.encode())
    return [(problem.line, problem.problem) for problem in refused.value.problems]


def test_the_columns_of_a_codebook_are_read() -> None:
    table = (
        "label,name,name_en,kind,group,definition,full_definition,when_to_use,when_not_to_use,"
        "example,note,parent,colour\nA,Satu,One,cause,G,d,f,w,n,e,c,,3\nB,Dua,,,,,,,,,,A,\n"
    )
    assert read_codebook("codes.csv", table.encode()) == (
        ListedCode("Satu", "A", "One", "cause", "G", "d", "f", "w", "n", "e", "c", "", 3, 2),
        ListedCode("Dua", "B", parent="A", line=3),
    )


def test_indonesian_headers_and_kinds_are_understood() -> None:
    table = "Kode;Nama;JENIS;Kelompok;Definisi Singkat\r\nP1;Satu;Penyebab;;x\r\nU1;Dua;upaya;G;"
    codes = read_codebook("codes.csv", table.encode("cp1252"))
    assert [(code.label, code.kind, code.group) for code in codes] == [
        ("P1", "cause", ""),
        ("U1", "effort", "G"),
    ]


def test_a_kind_of_the_users_own_keeps_its_name() -> None:
    assert read_codebook("c.csv", b"name,kind\nSatu,Saran\n")[0].kind == "Saran"


def test_a_code_without_a_name_is_called_by_its_label() -> None:
    assert read_codebook("c.csv", b"label,name\nP1,\n")[0].name == "P1"


def test_a_code_may_stand_before_its_parent() -> None:
    codes = read_codebook("c.csv", b"name,parent\nAnak,Induk\nInduk,\n")
    assert [code.parent for code in codes] == ["Induk", ""]


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ("foo,bar\n1,2\n", [(1, NO_NAME_COLUMN)]),
        ("label,name\nP1,a\n\np1,b\nP1,c\n", [(4, LABEL_TWICE), (5, LABEL_TWICE)]),
        ("name\na\nA\n", [(3, NAME_TWICE)]),
        ("name,definition\n,x\n", [(2, NAME_MISSING)]),
        ("name,parent\na,b\n", [(2, PARENT_UNKNOWN)]),
        ("name,parent\na,b\nb,a\n", [(2, PARENT_CYCLE), (3, PARENT_CYCLE)]),
        ("name,parent\na,a\n", [(2, PARENT_CYCLE)]),
        ("name,colour\na,red\nb,-1\n", [(2, COLOUR_NO_NUMBER), (3, COLOUR_NO_NUMBER)]),
    ],
)
def test_every_bad_line_is_told(table: str, problems: list[tuple[int, str]]) -> None:
    assert _refused(table) == problems


def test_a_long_chain_of_parents_comes_to_an_end() -> None:
    chain = "\n".join(f"c{number},c{number + 1}" for number in range(300))
    codes = read_codebook("c.csv", f"name,parent\n{chain}\nc300,\n".encode())
    assert len(codes) == 301


def test_the_shipped_codebook_is_sound() -> None:
    path = next(resource("codebooks").glob("*.csv"))
    codes = read_codebook(path.name, path.read_bytes())
    assert {code.kind for code in codes} == {"cause", "effort"}
    assert all(code.name_en and code.definition and code.full_definition for code in codes)
    assert all(code.when_to_use and code.when_not_to_use and code.example for code in codes)


@pytest.mark.skipif(not STUDY.is_dir(), reason="the model study is not here")
def test_the_shipped_codebook_has_the_codes_of_the_model_study_in_words_of_its_own() -> None:
    shipped = next(resource("codebooks").glob("*.csv"))
    ours = read_codebook(shipped.name, shipped.read_bytes())
    theirs = read_codebook("codebook.csv", (STUDY / "codebook.csv").read_bytes())
    assert [code.label for code in ours] == [code.label for code in theirs]
    assert [(code.kind, code.group) for code in ours] == [
        (code.kind, code.group) for code in theirs
    ]
    assert not {code.definition for code in ours} & {code.definition for code in theirs}
