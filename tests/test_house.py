"""The house keeps its rules: small modules, imports that never point upwards, clean notebooks."""

import ast
import graphlib
import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "analysis").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

MODULE_LINES = 400
FUNCTION_LINES = 60

#: The rooms from the ground up, a line a floor; those of one floor may use each other, none may use a
#: higher one.
FLOORS = [
    floor.split()
    for floor in (
        "fonts lexicons outputs schema",
        "records dates text people",
        "readers layout",
        "document issues corrections study",
        "edition events formulas words",
        "corpus",
        "export figures measures check narrowing",
        "validation runs",
        "report",
        "explore project",
        "commands",
        "__init__ __main__",
    )
]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room a module belongs to: its name, or that of the folder it lies in."""
    return path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")


def floor(name: str) -> int:
    found = [n for n, rooms in enumerate(FLOORS) if name in rooms]
    assert found, f"analysis/{name} stands on no floor of the house; give it one in FLOORS"
    return found[0]


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports from, however the import is written."""
    package = ("analysis", *path.relative_to(ROOT / "analysis").parts[:-1])
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{source}.{alias.name}" for alias in node.names}
    rooms = {name.split(".")[1] for name in names if name.startswith("analysis.")}
    known = {room(module) for module in MODULES}
    # `from analysis import read` names no room but the front door.
    return {name if name in known else "__init__" for name in rooms}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_are_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = len(source.splitlines())
    assert lines <= MODULE_LINES, f"{lines} lines; is it two rooms?"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{node.name}, line {node.lineno}: {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_import_points_upwards(path: Path) -> None:
    here = floor(room(path))
    upwards = sorted(name for name in imported_rooms(path) if floor(name) > here)
    assert not upwards, f"{named(path)} imports from a higher floor: {upwards}"


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    below: dict[str, set[str]] = {}
    for path in MODULES:
        below.setdefault(room(path), set()).update(imported_rooms(path) - {room(path)})
    list(graphlib.TopologicalSorter(below).static_order())


def test_the_house_has_few_floors() -> None:
    """The longest way from a room down to the ground; the two doors of the house are no rooms."""
    doors = {"__init__", "__main__"}
    below: dict[str, set[str]] = {}
    for path in MODULES:
        if room(path) not in doors:
            below.setdefault(room(path), set()).update(imported_rooms(path) - {room(path)} - doors)
    height: dict[str, int] = {}
    for name in graphlib.TopologicalSorter(below).static_order():
        height[name] = 1 + max((height[other] for other in below[name]), default=0)
    assert max(height.values()) <= 9, height


def test_few_modules_lie_outside_the_rooms() -> None:
    flat = sorted(path.name for path in (ROOT / "analysis").glob("*.py"))
    assert len(flat) <= 8, flat


ROOMS = sorted({path.parent for path in MODULES if path.parent.parent.name == "analysis"})


@pytest.mark.parametrize("room", ROOMS, ids=named)
def test_a_room_says_what_it_promises_and_what_guards_it(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert "promise" in said
    guards = re.findall(r"tests/[\w/]+\.(?:py|csv)", said)
    assert guards
    assert all((ROOT / guard).exists() for guard in guards), guards


def notebook_cells(path: Path) -> list[dict[str, object]]:
    return [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_notebooks_are_stored_without_results(path: Path) -> None:
    for n, cell in enumerate(notebook_cells(path), start=1):
        assert cell["outputs"] == [], f"code cell {n} holds outputs; clear them before the commit"
        assert cell["execution_count"] is None, f"code cell {n} holds a run's number; clear the outputs"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_notebooks_define_no_function(path: Path) -> None:
    for n, cell in enumerate(notebook_cells(path), start=1):
        tree = ast.parse("".join(str(line) for line in cell["source"]))  # type: ignore[attr-defined]
        defined = [
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        assert not defined, f"code cell {n} defines {defined}; it belongs in analysis/"


def committed() -> list[Path]:
    """Files git keeps; a clone owned by somebody else is read all the same."""
    git = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    try:
        listed = subprocess.run(git, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone: what is committed cannot be listed")
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_nothing_committed_names_a_path_of_one_machine() -> None:
    on_one_machine = re.compile(r"(?<![\w.:/])/(?:work|tmp|root|home|Users)/\w|[A-Z]:\\Users|file:///")
    beside_the_clone = re.compile(r"\.\./shared/(?!pages)")
    found = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # a picture or a page in another encoding; or deleted, not yet committed
        bad = [m[0] for m in on_one_machine.finditer(text)]
        bad += re.findall(r"\.\./shared", text) if named(path).split("/")[0] != "tests" else []
        bad += [m[0] for m in beside_the_clone.finditer(text)]
        if bad and path != Path(__file__):
            found.append(f"{named(path)}: {sorted(set(bad))}")
    assert not found, "\n".join(found)


#: Classes of Chinese characters besides ``analysis.lexicons.characters.HAN``, each with the reason.
OWN_CLASSES = {
    "analysis/lexicons/characters.py": "the one definition",
    "analysis/lexicons/matching.py": "what is folded before a word is sought; it lies below the text",
    "analysis/lexicons/required.py": "an example of a pattern",
    "analysis/readers/encodings.py": "what a wrong decoding gives: characters of private use too",
    "analysis/words/engines.py": "jieba's own classes, which its tokens hang on",
    "analysis/words/tokenizer.py": "jieba's own class, inside which its tokens are whole",
}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_chinese_character_is_defined_once(path: Path) -> None:
    """A range such as [一-鿿] leaves out the rare characters of names."""
    ranges = re.findall(
        r"(?i)\\u(?:3[34]00|4e00)-|[\u3400\u4e00]-[\u4db0-\u9fff]", path.read_text(encoding="utf-8")
    )
    assert not ranges or named(path) in OWN_CLASSES, f"{named(path)}: use analysis.lexicons.characters.HAN"
