"""Families of long pages to read: sets of the corpus, and texts and files made to be slow to read."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from .pages import draw

ROOT = Path(__file__).parents[1]


def _texts(folder: str) -> str:
    paths = sorted((ROOT / folder).glob("*.txt"))
    return "\n\n".join(path.read_text(encoding="utf-8") for path in paths)


def _corpus() -> str:
    return _texts("corpus/pages") + "\n\n"


def _han(n: int, seed: int = 0) -> str:
    draw = random.Random(seed)  # noqa: S311 - the same text every time
    return "".join(chr(draw.randint(0x4E00, 0x9FA5)) for _ in range(n))


def _headlines() -> str:
    words = re.findall(r"[\u4e00-\u9fff]{2}", _corpus())
    draw = random.Random(0)  # noqa: S311
    return "\n\n".join("".join(draw.choices(words, k=7)) for _ in range(500)) + "\n\n"


def _briefs() -> str:
    words = re.findall(r"[\u4e00-\u9fff]{2}", _corpus())
    draw = random.Random(1)  # noqa: S311
    made = ("".join(draw.choices(words, k=7)) for _ in range(500))
    return "".join(f"{head}\n\n本报讯（记者 王一）{head}。\n\n" for head in made)


def _columns() -> str:
    """The pages that are set in columns, of some that the other benchmarks draw."""
    return "\n\n".join(page for n, page in enumerate(draw(0.05)) if n % 2) + "\n\n"


#: A stretch of text that is printed over and over.
ONCE: dict[str, Callable[[], str]] = {
    "corpus": _corpus,
    "columns": _columns,
    "invented pages": lambda: _texts("tests/examples/pages") + "\n\n",
    "one line": lambda: re.sub(r"\s+", "", _corpus()),
    "one line with blanks": lambda: re.sub(r"\s+", " ", _corpus()),
    "no punctuation": lambda: re.sub(r"[^\u4e00-\u9fff]", "", _corpus()),
    "random characters": lambda: _han(5000),
    "random lines": lambda: "\n".join(_han(20, n) for n in range(500)) + "\n",
    "headlines": _headlines,
    "headlines marked": lambda: "# " + _headlines().replace("\n\n", "\n\n# ")[:-2],
    "briefs": _briefs,
    "digits": lambda: "20220326",
    "full-width digits": lambda: "２０２２年３月２６日",
    "dates": lambda: "3月24日、",
    "blanks": lambda: " ",
    "blank lines": lambda: " \n",
    "ideographic blanks": lambda: "\u3000",
    "brackets": lambda: "(",
    "full-width brackets": lambda: "（",
    "closed brackets": lambda: "()（）",
    "closing brackets": lambda: ")）",
    "square brackets": lambda: "【[",
    "quotation marks": lambda: '会"',
    "full stops": lambda: "。",
    "points": lambda: ".",
    "commas": lambda: "会,",
    "listed characters": lambda: "王一、",
    "listed names": lambda: "王一 李二、赵三",
    "openings": lambda: "本报讯",
    "openings signed": lambda: "本报讯（记者 王一）",
    "reporters": lambda: "记者 王一",
    "reporters' lines": lambda: "记者 王一\n",
    "captions": lambda: "图为会议现场 王一 摄\n",
    "captions without end": lambda: "图为会议现场",
    "marks": lambda: "■",
    "bars": lambda: "| ",
    "hashes": lambda: "#",
    "hash lines": lambda: "#\n",
    "circled digits": lambda: "①",
    "latin": lambda: "Open Data ",
    "latin letters": lambda: "a",
    "short lines": lambda: "会\n",
    "cut leads": lambda: "昨日，全市召开会议……\n",
    "continued": lambda: "（下转二版）",
    "continued lines": lambda: "（下转二版）\n",
    "titles": lambda: "市委书记",
    "speech": lambda: "会议指出，",
    "mastheads": lambda: "2022年3月26日 星期六\n",
    "traditional": lambda: "臨江日報訊昨日市委召開會議",
    "private use": lambda: "\ue000会",
    "nulls": lambda: "\x00",
    "doubled": lambda: "奋进奋进",
    "staff": lambda: "责编：王一 ",
    "navigation": lambda: "上一篇 ",
    "formulas": lambda: "高质量发展",
    "themes": lambda: "疫情防控",
    "visits": lambda: "副市长王一会见",
    "meetings": lambda: "召开会议",
    "attendees": lambda: "王一、李二出席会议，",
    "books": lambda: "《",
    "quoted": lambda: "“",
}  # fmt: skip


def _archive(size: int) -> bytes:
    """Pages of one sentence, as many as are asked for bytes, in a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for n in range(size // 200):
            archive.writestr(f"{n}.txt", "会议召开。")
    return held.getvalue()


def _html(tags: str) -> Callable[[int], bytes]:
    return lambda size: b"<html><body>" + (tags.encode() * (size // len(tags.encode())))


#: Files made to be slow to read: name, and the bytes of one of about so many.
FILES: dict[str, Callable[[int], bytes]] = {
    "unclosed.html": _html("<div>会议召开。"),
    "empty.html": _html("<div/>会"),
    "spans.html": _html("<span>会议"),
    "tables.html": _html("<table><tr><td>会议"),
    "lists.html": _html("<ul><li>会议"),
    "paragraphs.html": _html("<p>会议召开。"),
    "members.zip": _archive,
}


def text(family: str, size: int) -> str:
    """A text of a family, of about so many bytes in UTF-8."""
    once = ONCE[family]()
    return once * max(1, round(size / len(once.encode())))
