"""Invented tables of any size, for tests of measures and figures."""

import datetime
import itertools
from types import SimpleNamespace

import numpy as np

from analysis.records import (
    ARTICLE_KINDS,
    Article,
    Attendance,
    Event,
    Page,
    Person,
    Statement,
    Stretch,
    Theme,
    ThemeMention,
    Word,
)
from analysis.schema import frame

THEMES = (
    "epidemic_control",
    "economy",
    "finance",
    "projects_investment",
    "party_building",
    "environment",
    "work_safety",
)
TERMS = dict(
    zip(
        THEMES,
        ("核酸检测", "营商环境", "普惠金融", "重点项目", "党史学习", "河长制", "安全生产"),
        strict=True,
    )
)
WORDS = ("项目", "疫情", "会议", "企业", "群众", "建设", "河道", "服务", "检查", "安全", "推进", "责任")
HOSTS = ("甘雨田", "卓立群", "尚可为", "欧阳远")


def page(number: int, issued: datetime.date | None, paper: str | None = "临江日报") -> Page:
    source = "printed" if issued else "unknown"
    name = f"{issued}-{number}" if issued else f"p{number}"
    given = {"page": name, "file": f"{name}.txt", "paper": paper, "issue_date": issued}
    rest = {"issue_date_source": source, "encoding": "utf-8", "n_chars": 1500, "sha256": "0" * 64}
    return Page(**(dict.fromkeys(Page._fields) | given | rest))


def tables(issues: list[datetime.date | None], *, seed: int = 1, per_issue: int = 4) -> SimpleNamespace:
    """Tables of a corpus with one page an issue; the same seed gives the same tables."""
    draw = np.random.default_rng(seed)
    rows: dict[str, list] = {name: [] for name in ("pages", "articles", "themes", "theme_mentions")}
    rows |= {name: [] for name in ("words", "events", "attendance", "accounting", "people", "statements")}
    for number, issued in enumerate(issues, start=1):
        its = page(number, issued)
        rows["pages"].append(its)
        rows["accounting"] += _stretches(its.page, draw)
        for n in range(1, per_issue + 1):
            _article(rows, its, n, draw)
    kinds = (Page, Article, Theme, ThemeMention, Word, Event, Attendance, Stretch, Person, Statement)
    return SimpleNamespace(**{name: frame(rows[name], kind) for name, kind in zip(rows, kinds, strict=True)})


def _stretches(name: str, draw: np.random.Generator) -> list[Stretch]:
    parts = [("furniture", 60), ("headline", 20), ("subhead", 40), ("byline", 15), ("body", 1300)]
    sizes = [int(size * draw.uniform(0.5, 1.5)) for _, size in parts]
    ends = list(itertools.accumulate(sizes))
    starts = [0, *ends[:-1]]
    return [Stretch(name, a, b, role, None) for a, b, (role, _) in zip(starts, ends, parts, strict=True)]


def _article(rows: dict[str, list], its: Page, n: int, draw: np.random.Generator) -> None:
    name = f"{its.page}-{n:02d}"
    topics = [topic for i, topic in enumerate(THEMES) if draw.random() < 0.8 / (i + 1)]
    body = "某市召开会议。" + "。".join(TERMS[topic] for topic in topics)
    kind = ARTICLE_KINDS[int(draw.integers(len(ARTICLE_KINDS)))]
    rows["articles"].append(Article(name, its.page, n, f"临江市推进第{n}项工作", None, kind, body, len(body)))
    hits = [int(draw.integers(1, 9)) for _ in topics]
    for topic, count in zip(topics, hits, strict=True):
        rows["themes"].append(Theme(name, topic, count, count / sum(hits), TERMS[topic], 1))
        at = body.index(TERMS[topic])
        mention = {"article": name, "theme": topic, "term": TERMS[topic], "start": at, "end": at + 4}
        extra = {"part": "body"} if "part" in ThemeMention._fields else {}
        rows["theme_mentions"].append(ThemeMention(**mention, **extra))
    for i, word in enumerate(WORDS):
        rows["words"].append(
            Word(name, word, "v" if word in ("推进", "检查") else "n", 1 + int(20 / (i + 1)))
        )
    if kind in ("meeting", "reception", "inspection"):
        _event(rows, its, name, kind, draw)


def _event(rows: dict[str, list], its: Page, article: str, kind: str, draw: np.random.Generator) -> None:
    day = its.issue_date - datetime.timedelta(days=1) if its.issue_date else None
    level = (None, "province", "city", "city", "district")[int(draw.integers(5))]
    precision = "day" if day else "unknown"
    text = "某市召开会议"
    event = f"{article}-a"
    fields = (
        event,
        article,
        day,
        None,
        "昨日",
        precision,
        None,
        kind,
        "工作会议",
        "unknown",
        level,
        None,
        None,
    )
    rows["events"].append(Event(*fields, 0, len(text), text))
    if draw.random() < 0.7:
        host = HOSTS[int(draw.integers(len(HOSTS)))]
        rows["attendance"].append(Attendance(event, host, "host", 1, False))
        _present(rows, article, event, host)


def _present(rows: dict[str, list], article: str, event: str, host: str) -> None:
    """Whoever else is named at an event, and what the host says there."""
    draw = np.random.default_rng(len(rows["events"]))
    others = [person for person in (*HOSTS, "路遥远", "江上清") if person != host and draw.random() < 0.6]
    for place, person in enumerate([host, *others], start=1):
        rows["attendance"].append(Attendance(event, person, "attendee", place, False))
        rows["people"].append(Person(article, person, "市长" if place == 1 else None, None, 0, 3, person))
    rows["statements"].append(Statement(article, host, "强调", 0, 5, "某市召开会"))


def sparse() -> SimpleNamespace:
    """Five issues in a month, and a page without a date."""
    days = [(3, 26), (3, 28), (4, 3), (4, 25), (4, 26)]
    return tables([*(datetime.date(2022, month, day) for month, day in days), None])


def dense(n: int = 60) -> SimpleNamespace:
    """A daily with a gap of nine days."""
    first = datetime.date(2022, 3, 1)
    days = [first + datetime.timedelta(days=i) for i in range(n)]
    return tables([day for i, day in enumerate(days) if not 30 <= i < 39], seed=2, per_issue=7)
