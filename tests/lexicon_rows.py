"""Rows that prove themselves: every row of a word list has an example that is read otherwise without it.

``python -m tests.lexicon_rows [LIST …]`` prints the rows that have no example or whose example is read the
same without them; with ``--each`` every row is taken away alone. Otherwise rows are taken away together
where that changes nothing: a row joins a group only if its word stands in no example of the others and
none of theirs in its own, so that each example lacks one word.
"""

from __future__ import annotations

import csv
import datetime
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from analysis import lexicons
from analysis.dates.printed import date_in
from analysis.document import annotate
from analysis.document.annotation import Document
from analysis.events.attendance import find_attendance
from analysis.events.events import find_events
from analysis.events.persons import find_people
from analysis.events.statements import find_statements
from analysis.formulas.mentions import find_formula_mentions
from analysis.formulas.themes import find_theme_mentions
from analysis.issues.inferred import current_between, infer_date
from analysis.layout.articles import read_articles
from analysis.layout.bylines import head_byline, line_byline, tail_byline
from analysis.layout.datelines import datelines
from analysis.readers import read_published
from analysis.readers.html import read_html
from analysis.records import Article
from analysis.text.cleaning import clean
from analysis.text.located import Text
from analysis.words.tokenizer import tokenizer

ALLOWED = Path(__file__).with_name("lexicon_rows.csv")
PRINTED = datetime.date(2022, 3, 25)
Row = dict[str, str]


def document(text: str) -> Document:
    """An article whose body is a text; in a cell a new paragraph is written ``\\n``."""
    body = text.replace("\\n", "\n")
    return annotate(Article("e-01", "e", 1, None, None, "other", body, len(body)), PRINTED)


def told(text: str) -> object:
    """Who is named with which title, what took place, who was there and spoke."""
    found = document(text)
    return find_people(found), find_events(found), find_attendance(found), find_statements(found)


def formulas(text: str) -> object:
    """The formulas of every set."""
    return find_formula_mentions(document(text), ("core", "soft", "general"))


def themes(text: str) -> object:
    """The terms of themes, and what they weigh."""
    return find_theme_mentions(document(text))


def cleaned(text: str) -> object:
    """The text as it is read."""
    return str(clean(Text.of(text)))


def dated(text: str) -> object:
    """The dates of a text, with what they mean, and the issue date that they would tell."""
    found = document(text)
    return found.dates, infer_date([found.article], 2022)


def page(text: str) -> object:
    """The articles of a page, who signed them, and what became of every character."""
    return read_articles("e", text.replace("\\n", "\n"))


def signed(opening: str) -> object:
    """The dateline and byline of a report that opens or ends so, under its headline or in line with it."""
    read = (head_byline, line_byline, tail_byline)
    return [*(byline(opening) for byline in read), datelines(f"全市画展开幕{opening}")]


def web(page: str) -> object:
    """The lines of a web page, and when it was published."""
    return read_html(page.encode())[0], read_published(page.encode())


def cut(text: str) -> object:
    """The words of a text."""
    return tokenizer().words(text)


def masthead(part: str) -> object:
    """Pages with the part of a masthead between the name of the paper and the day, or beside one of them."""
    lines = (f"临江日报 {part} 2022年4月14日", f"{part} 2022年4月14日", f"临江日报 {part}", f"{part}")
    return [sheet(line) for line in lines]


def sheet(line: str) -> object:
    """A page that has a line of furniture: at its head, between its paragraphs, at its foot, or alone."""
    headline, first = "临江市整修河道", "昨日，临江市整修河道，三百名干部参加，河水清了，岸也绿了。"
    second = "市民李先生说，河水清了，岸也绿了，晚上散步的人多了起来。"
    orders = (
        [line, headline, first, second],
        [headline, first, line, second],
        [headline, first, second, line],
        [headline, "", line, first],
        [line],
    )
    return [page("\n".join(order)) for order in orders]


class Proof(NamedTuple):
    """How the rows of a list are proved.

    Parameters
    ----------
    reads : what is read of an example.
    word : the column with the row's word; empty where a row is a pattern, which is taken away alone.
    examples : for rows that are all alike and have no example of their own: examples with ``{}`` for the
        word, of which one will do.
    alone : its words stand in no example, so every row is taken away alone.
    """

    reads: Callable[[str], object]
    word: str = "word"
    examples: tuple[str, ...] = ()
    alone: bool = False


PROOFS: dict[str, Proof] = {
    "byline_words": Proof(signed),
    "conjunctions": Proof(formulas),
    "date_contexts": Proof(dated),
    "dated_terms": Proof(current_between, "term", ("会议要求，抓好{}工作。",)),
    "dateline_shapes": Proof(signed, ""),
    "dateline_words": Proof(
        signed,
        examples=(
            "{}讯（记者 林晓舟）昨日，画展开幕。",
            "{}日报讯（记者 林晓舟）昨日，画展开幕。",
            "郑州高新{}消息（记者 林晓舟）昨日，画展开幕。",
            "郑州日报{}消息（记者 林晓舟）昨日，画展开幕。",
        ),
    ),
    "day_parts": Proof(dated),
    "day_words": Proof(dated),
    "dictionary_words": Proof(cut),
    "formulas": Proof(formulas, "formula"),
    "furniture": Proof(sheet, ""),
    "issuers": Proof(
        page,
        examples=(
            "关于临时限制通行的通告\\n因道路施工，限制车辆通行。\\n特此通告。\\n临江市{}\\n2022年3月30日\\n"
            "青河县整修河道\\n昨日，青河县整修河道。",
        ),
    ),
    "japanese_surnames": Proof(
        told, "surname", ("市长王晓明会见日本客人{}太郎一行。", "昨日，日本商社社长{}一郎说，合作很好。")
    ),
    "layout_words": Proof(sheet),
    "levels": Proof(
        told,
        examples=(
            "昨日，{}召开工作会议。",
            "昨日，{}局局长王晓明主持召开工作会议。",
            "昨日，{}王晓明主持召开工作会议。",
            "昨日，临江市{}召开工作会议。",
            "昨日，{}工作会议召开。",
        ),
    ),
    "masthead_parts": Proof(masthead, ""),
    "meeting_words": Proof(told),
    "misprints": Proof(cleaned, "misprint"),
    "name_contexts": Proof(told),
    "name_followers": Proof(told),
    "name_weights": Proof(told, "feature", alone=True),
    "not_names": Proof(told),
    "printed_dates": Proof(date_in, ""),
    "radicals": Proof(cleaned, "radical", ("青河县{}路通车。",)),
    "speech_verbs": Proof(told),
    "surnames": Proof(
        told,
        "surname",
        (
            "昨日，临江市市长{}伟出席会议。",
            "昨日，临江市市长{}晓明出席会议。",
            "昨日，临江市市长王立国、{}建华、李文出席会议。",
            "{}志强主持召开全市防汛工作会议。",
            "昨日，{}建华、李文峰、陈立新出席会议。",
        ),
    ),
    "theme_weights": Proof(
        themes,
        examples=(
            "会议谈到{}。",
            "会议谈到教育{}。",
            "会议谈到农业农村{}。",
            "会议谈到教育{}工作。",
            "教育负责同志{}。",
        ),
    ),
    "themes": Proof(themes, "term"),
    "title_boundaries": Proof(told),
    "titles": Proof(told),
    "visit_verbs": Proof(told),
    "web_words": Proof(web),
}


def unproved(name: str, rows: Sequence[int] | None = None, *, each: bool = False) -> list[int]:
    """The rows of a list that have no example, or whose example is read the same without them.

    Parameters
    ----------
    name : the list.
    rows : which of its rows to look at; all without.
    each : take every row away alone.
    """
    listed, proof = lexicons.read(name), PROOFS[name]
    left = list(range(len(listed)) if rows is None else rows)
    for template in proof.examples or ("",):
        filled = {n: _example(listed[n], template, proof.word) for n in left}
        sure = {n for n, ok in proved(name, filled, each=each).items() if ok}
        left = [n for n in left if n not in sure]
    return left


def _example(row: Row, template: str, word: str) -> str:
    """The row's own example; for one that has none, the list's."""
    return row.get("example") or (template.format(row[word]) if template else "")


def proved(name: str, examples: dict[int, str], *, each: bool = False) -> dict[int, bool]:
    """Whether the example of each row is read otherwise without the row."""
    proof = PROOFS[name]
    examples = {n: example for n, example in examples.items() if example}
    whole = {n: proof.reads(example) for n, example in examples.items()}
    found = {}
    single = each or proof.alone or not proof.word
    for group in [[n] for n in examples] if single else _apart(lexicons.read(name), proof.word, examples):
        with _without(name, group, proof):
            found |= {n: proof.reads(examples[n]) != whole[n] for n in group}
    return found


def _without(name: str, group: list[int], proof: Proof) -> AbstractContextManager[None]:
    """The list without some rows; where rows are patterns, with ones that find nothing in their place."""
    if proof.word:
        return lexicons.without(name, *group)
    rows = [{**row, "pattern": "(?!)"} if n in group else row for n, row in enumerate(lexicons.read(name))]
    return lexicons.replaced(name, rows)


#: Columns that part a list into kinds.
_KINDS = ("kind", "context", "frame", "part")


def _apart(rows: Sequence[Row], column: str, examples: dict[int, str]) -> list[list[int]]:
    """Rows in groups in which no word stands in the example of another row; half of a kind at most."""
    kinds = [next((row[kind] for kind in _KINDS if kind in row), "") for row in rows]
    many = Counter(kinds)
    groups: list[list[int]] = []
    for n, example in examples.items():
        word, most = rows[n][column], (many[kinds[n]] + 1) // 2
        for group in groups:
            apart = all(word not in examples[other] and rows[other][column] not in example for other in group)
            if apart and sum(kinds[other] == kinds[n] for other in group) < most:
                group.append(n)
                break
        else:
            groups.append([n])
    return groups


def allowed() -> dict[str, int]:
    """How many rows of a list may be unproved; none where it is not named."""
    with ALLOWED.open(encoding="utf-8", newline="") as file:
        return {row["list"]: int(row["unproved"]) for row in csv.DictReader(file)}


def main() -> None:
    """Print the rows that prove nothing; ``--write`` lowers the numbers that are allowed."""
    left = allowed() if ALLOWED.exists() else {}
    named = [arg for arg in sys.argv[1:] if not arg.startswith("--")]
    for name in named or PROOFS:
        before = time.process_time()
        rows = sorted(unproved(name, each="--each" in sys.argv))
        listed = lexicons.read(name)
        for n in rows:
            cells: Any = ",".join(listed[n].values())
            print(f"{name}.csv:{n + 2}: {cells}")
        left[name] = min(len(rows), left.get(name, len(rows)))
        print(f"{name}: {len(rows)} of {len(listed)} rows unproved, {time.process_time() - before:.1f} s")
    if "--write" in sys.argv:
        lines = [f"{name},{n}" for name, n in sorted(left.items()) if n]
        ALLOWED.write_text("\n".join(["list,unproved", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
