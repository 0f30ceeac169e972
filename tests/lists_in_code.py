"""Word lists in code: where a source file names four or more Chinese alternatives.

The grammar is data: which words steer the reading stands in ``analysis/lexicons/*.csv``, where each has a
source and can be added to; code says how they are read. Run as ``python -m tests.lists_in_code`` this
prints every list that is left, and ``--write`` notes the counts in ``tests/lists_in_code.csv``: a list may
move with its code, but there may not be more of them in all.

What counts as a list of alternatives: branches of one group of a pattern (``a|b|c|d``), a character class,
the members of a tuple, list, set or dict, and a string whose characters are taken one by one
(``in "对向与将"``, ``tuple("县市区镇")``) or split. Punctuation, numerals and the
units of days and hours are alphabets, no words.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ALLOWED = Path(__file__).with_name("lists_in_code.csv")
#: So many alternatives are a list.
MANY = 4
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_ALPHABET = set("〇零一二三四五六七八九十百千万亿两廿卅正元年月日号时点分秒")
_CHARACTERWISE = {"set", "frozenset", "tuple", "list", "sorted", "split"}


class Found(NamedTuple):
    """A list of Chinese alternatives in a source file."""

    path: str
    line: int
    words: str


def lists_in(source: str, path: str) -> list[Found]:
    """The lists of Chinese alternatives in a module's source, in reading order, one a place."""
    tree = ast.parse(source)
    prose, alphabets = _docstrings(tree), _alphabets(tree)
    found: dict[tuple[int, int], Found] = {}
    for node in ast.walk(tree):
        if node not in prose:
            for words in _lists_at(node, alphabets):
                found.setdefault((node.lineno, node.col_offset), Found(path, node.lineno, "|".join(words)))
    return [found[place] for place in sorted(found)]


def lists_in_package() -> list[Found]:
    """The lists of Chinese alternatives in every module of the package."""
    return [
        one
        for path in sorted((ROOT / "analysis").rglob("*.py"))
        for one in lists_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]


def allowed() -> dict[str, int]:
    """How many lists a module may still have."""
    with ALLOWED.open(encoding="utf-8", newline="") as file:
        return {row["path"]: int(row["lists"]) for row in csv.DictReader(file)}


def _docstrings(tree: ast.Module) -> set[ast.AST]:
    """Docstrings and other bare strings: prose, no code; and the parts of f-strings, told as a whole."""
    bare = {n.value for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    parts = {part for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
    return bare | parts


def _alphabets(tree: ast.Module) -> dict[str, str]:
    """Strings that a module names, with which patterns fill their character classes."""
    return {
        target.id: _text(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and _text(node.value) and "|" not in _text(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _lists_at(node: ast.AST, alphabets: dict[str, str]) -> Iterator[list[str]]:
    """The lists that a node of the syntax tree spells out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _alternatives(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield from _alternatives("".join(_part(part, alphabets) for part in node.values))
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        yield from _many(_text(item) for item in node.elts)
    elif isinstance(node, ast.Dict):
        yield from _many(_text(item) for item in node.keys)
        yield from _many(_text(item) for item in node.values)
    elif isinstance(node, ast.Call):
        yield from _characterwise(node)
    elif isinstance(node, ast.Compare):
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.In | ast.NotIn):
                yield from _many(_text(right))


def _part(node: ast.expr, alphabets: dict[str, str]) -> str:
    """A part of an f-string; what is filled in and is not known is one character that is not Chinese."""
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
        return alphabets.get(node.value.id, "\0")
    return _text(node) if isinstance(node, ast.Constant) else "\0"


def _text(node: ast.expr | None) -> str:
    """The text of a string constant or an f-string's constant parts; nothing for any other node."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(part, {}) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _characterwise(call: ast.Call) -> Iterator[list[str]]:
    """A string that is split, or turned into its characters."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in _CHARACTERWISE:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        for text in map(_text, [*call.args, *([owner] if owner else [])]):
            yield from _many(text.split() if name == "split" else text)


def _many(items: Iterable[str]) -> Iterator[list[str]]:
    """The items that hold a Chinese word, if they are many."""
    words = [item for item in items if any(c not in _ALPHABET for c in _HAN.findall(item))]
    if len(words) >= MANY:
        yield words


def _alternatives(pattern: str) -> Iterator[list[str]]:
    """Branches of one group, and character classes, of a pattern (or of a part of one)."""
    groups: list[list[str]] = [[""]]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            groups[-1][-1] += pattern[at : at + 2]
            at += 2
            continue
        if char == "[" and (end := pattern.find("]", at + 2)) > 0:
            inside = re.sub(r"\\.|.-.", "", pattern[at + 1 : end])
            yield from _many(inside)
            groups[-1][-1] += pattern[at : end + 1]
            at = end + 1
            continue
        if char == "(":
            groups.append([""])
        elif char == ")" and len(groups) > 1:
            inner = groups.pop()
            yield from _many(inner)
            groups[-1][-1] += "|".join(inner)
        elif char == "|":
            groups[-1].append("")
        else:
            groups[-1][-1] += char
        at += 1
    for group in groups:
        yield from _many(group)


def main() -> None:
    """Print the lists that are left; ``--write`` notes how many, if they are no more than before."""
    found = lists_in_package()
    for one in found:
        print(f"{one.path}:{one.line}: {one.words}")
    counts = Counter(one.path for one in found)
    print(f"{len(found)} lists in {len(counts)} modules")
    if "--write" in sys.argv:
        if ALLOWED.exists() and len(found) > sum(allowed().values()):
            sys.exit(f"{sum(allowed().values())} are allowed in all: put the new ones into the lexicons")
        lines = ["path,lists", *(f"{path},{n}" for path, n in sorted(counts.items()))]
        ALLOWED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
