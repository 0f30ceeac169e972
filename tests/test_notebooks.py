"""Notebooks: kept without outputs, with fixed ids and no logic, and true of any corpus."""

import ast
import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
#: The walk through the shipped corpus; every other notebook is true of any.
WALK = "0-march-april-2022.ipynb"
#: The first code cell, which a study changes.
PARAMETERS = 'folder = None\npapers = None\nsince = None\nuntil = None\nlabels = "both"\nlexicons = None'


def cells(path: Path, kind: str) -> list[str]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def without_prose(source: str) -> str:
    """A cell without the paragraphs that it gives to somebody to show."""
    return re.sub(r'""".*?"""', '""', source, flags=re.DOTALL)


def test_there_are_notebooks():
    assert [path.name for path in NOTEBOOKS][:3] == [
        "0-march-april-2022.ipynb",
        "1-themes.ipynb",
        "2-meetings.ipynb",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def test_is_kept_without_traces_of_a_run(self, path):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
        assert set(notebook["metadata"]["language_info"]) == {"name"}
        for cell in notebook["cells"]:
            assert cell["metadata"] in ({}, {"tags": ["parameters"]})
            assert cell.get("outputs", []) == []
            assert cell.get("execution_count") is None

    def test_ids_are_words_and_unique(self, path):
        ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in ids)

    def test_holds_no_logic(self, path):
        unwanted = (
            ast.FunctionDef,
            ast.Lambda,
            ast.ClassDef,
            ast.For,
            ast.While,
            ast.If,
            ast.Try,
            ast.ListComp,
        )
        for source in cells(path, "code"):
            assert len(without_prose(source).splitlines()) <= 11
            assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, unwanted)]

    def test_shows_through_show_only(self, path):
        source = "\n".join(cells(path, "code"))
        assert not re.search(
            r"\.style\b|\bHTML\(|\bMarkdown\(|escape=False|allow_html|\bprint\(|\bdisplay\(", source
        )

    def test_begins_with_a_question_and_ends_with_a_check(self, path):
        prose = cells(path, "markdown")
        assert re.match(r"# .+\?\n\n", prose[0])
        assert "cannot show" in prose[0]
        assert [text for text in prose if text.startswith("## What cannot be said")]
        assert "assert " in cells(path, "code")[-1]

    def test_its_first_code_is_the_parameters(self, path):
        if path.name[0].isdigit():
            assert cells(path, "code")[0] == PARAMETERS

    def test_shows_two_things_a_cell_at_most(self, path):
        for source in cells(path, "code"):
            assert len(re.findall(r"\bshow(?:\.evidence)?\(", source)) <= 2, source

    def test_has_no_plumbing(self, path):
        source = "\n".join(cells(path, "code"))
        assert not re.search(r"\balt=|\bevidence=|\.given\(", source)

    def test_links_lead_to_notebooks(self, path):
        for link in re.findall(r"\]\(([^)#]+\.ipynb)", "\n".join(cells(path, "markdown"))):
            assert (FOLDER / link).is_file(), link

    def test_names_no_date_person_or_count_of_one_corpus(self, path):
        if path.name == WALK:
            return
        for text in [*cells(path, "markdown"), *cells(path, "code")]:
            assert not re.search(r"20\d\d-?\d|\d+月|郑州|高新|April|March", text)
            assert not re.search(r"\b\d+ (articles|pages|events|meetings|words|days|issues)\b", text)
