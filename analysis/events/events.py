"""Events: what took place, when, and the stretch of text that says so."""

from __future__ import annotations

import re

from .. import lexicons
from ..dates.mentions import DateMention
from ..document.annotation import Document
from ..lexicons import pattern
from ..lexicons.characters import HAN
from ..people.lists import Name
from ..records import Article, Event
from .drafts import Draft, Telling, tell
from .event_dates import date_of
from .kinds import of_kind
from .levels import level_at_head, level_of, level_of_titles, level_said
from .roles import chairs
from .zones import zone_of

_ANNOUNCES = r"<announces>|致[^，。]{0,24}(?:一封信|公开信|倡议书)|<announces at the end>$"
# What people say to a reporter, quoted: in an article of no event it makes a feature.
_INTERVIEWED = r"<said behind>[：，]“|[。！？…]”[^，。；“”]{2,20}<said behind>[，。]"
_LEAST_INTERVIEWS = 2


def classify(article: Article, events: list[Event]) -> str:
    """Tell what an article reports: the kind of its first event, else by its headline and form.

    Parameters
    ----------
    article : the article.
    events : its events (:func:`find_events`).

    Returns
    -------
    One of :data:`analysis.records.ARTICLE_KINDS`.
    """
    for event in events:
        if not of_kind(event.kind).announced or len(events) == 1:
            return of_kind(event.kind).article_kind
    if article.headline and pattern(_ANNOUNCES).search(article.headline):
        return "announcement"
    return "registration/feature" if not events and _is_feature(article) else "other"


def _is_feature(article: Article) -> bool:
    """Whether an article of no event is a reporter's: headed as one, or with people interviewed."""
    if article.headline and pattern("<feature by its headline>").search(article.headline):
        return True
    if pattern("<tells a reporter>").search(article.body):
        return True
    return len(pattern(_INTERVIEWED).findall(article.body)) >= _LEAST_INTERVIEWS


def find_events(document: Document) -> list[Event]:
    """Find the events an article reports as news.

    Parameters
    ----------
    document : the article, annotated with the page's issue date.

    Returns
    -------
    One :class:`Event` for each thing that took place (or, as a plenary notice, will), in the order
    of the text; what is only cited as background is none.

    Examples
    --------
    >>> import datetime
    >>> from analysis.document import annotate
    >>> from analysis.layout.articles import read_articles
    >>> page = read_articles("p", "本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议。")
    >>> found = find_events(annotate(page.articles[0], datetime.date(2022, 3, 25)))
    >>> [(e.name, e.date.isoformat(), e.level) for e in found]
    [('全市招商推进会', '2022-03-24', 'city')]
    """
    article, telling = document.article, document.once(tell)
    events = [_event(article, draft, n, telling) for n, draft in enumerate(telling.drafts)]
    own = document.paper is not None and _municipalities()[0].match(document.paper)
    return [e._replace(level="province") if own and e.level == "city" else e for e in events]


def event_id(article: Article, n: int) -> str:
    """Id of an article's n-th event: the article's id and a letter."""
    return f"{article.article}-{chr(ord('a') + n) if n < 26 else n}"


def _event(article: Article, draft: Draft, n: int, telling: Telling) -> Event:
    mention = date_of(article.body, draft, telling.dates)
    held = of_kind(draft.kind).in_person
    video = draft.video or (of_kind(draft.kind).meets and _said_by_video(article.body, draft, telling))
    text = article.body[draft.sentence.start : draft.sentence.end]
    return Event(
        event_id(article, n),
        article.article,
        mention.date if mention else None,
        mention.end_date if mention and mention.precision == "range" else None,
        mention.text if mention else None,
        mention.precision if mention else "unknown",
        _part(article.body, mention, draft),
        draft.kind,
        draft.name,
        "video" if video else "in person" if held else "unknown",
        _level_here(article, draft, telling),
        draft.organiser,
        draft.venue,
        draft.sentence.start,
        draft.sentence.end,
        text,
    )


def _part(body: str, mention: DateMention | None, draft: Draft) -> str | None:
    if mention and mention.part:
        return mention.part
    said = re.match(r"(?:当日|当天|同日)?([上下]午|晚)", draft.sentence.text)
    return said[1] if said else None


def _said_by_video(body: str, draft: Draft, telling: Telling) -> bool:
    """Whether the text around a meeting, or a sentence of its own (会议以视频形式召开), says so."""
    if re.search(r"以(?:电视)?(?:视频|电话)(?:会议)?(?:的)?(?:形式|方式)(?:召开|举行)", draft.sentence.text):
        return True
    zone = zone_of(draft, telling.drafts, len(body))
    text = body[zone[0] : zone[1]]
    if pattern(
        r"以(?:电视)?(?:视频|电话)(?:会议)?(?:的)?(?:形式|方式)|<held by video>"
        r"|，(?:视频)?连线[^，。]{2,40}<linked by video>"
    ).search(
        text,
    ):
        single = len([d for d in telling.drafts if of_kind(d.kind).meets]) == 1
        return (
            single or not pattern(r"分会场<done at a branch>").search(text) or "分会场" in draft.sentence.text
        )
    return bool(re.search(r"收听收看|收看", draft.sentence.text[: max(0, draft.end - draft.sentence.start)]))


def _level_here(article: Article, draft: Draft, telling: Telling) -> str | None:
    """Level of the organiser, that of a municipality's bodies being the province's."""
    first = telling.drafts[0]
    if draft.name.startswith(("大会", "年会")) and draft is not first and first.kind != "inspection":
        return _level_here(article, first, telling)  # 大会开幕式: of the meeting told before
    level = _level(article, draft, telling)
    return "province" if level == "city" and is_of_municipality(article) else level


def is_of_municipality(article: Article) -> bool:
    """Whether 市 in a report means a municipality: it names one and no province or other city.

    Examples
    --------
    >>> said = ("上海市委书记王一说，落实市委要求。", "上海商会会长王一说，我市发展快。")
    >>> [is_of_municipality(Article("p-01", "p", 1, None, None, "other", text, 1)) for text in said]
    [True, False]
    """
    text = f"{article.headline or ''} {article.body}"
    named, bodies, unnamed, elsewhere = _municipalities()
    rest = bodies.sub("", text)
    if elsewhere.search(unnamed.sub("", rest)):
        return False
    return rest != text or (bool(named.search(text)) and "我市" not in text)


@lexicons.cached
def _municipalities() -> tuple[re.Pattern[str], ...]:
    """A municipality named; its bodies (上海市委); bodies of no named city (落实市委要求); other places."""
    rows = lexicons.read("levels")
    names = "|".join(r["word"][:-1] for r in rows if r["level"] == "province" and r["word"].endswith("市"))
    return (
        pattern(rf"(?<!<gone to>)(?:{names})(?![路大银]|[{HAN}]{{0,8}}<company>)"),
        pattern(rf"(?<!<gone to>)(?:{names})市?副?<own city>"),
        pattern(r"(?:<no city>|[，、。；：])<own city>|副市长"),
        pattern(rf"省|(?!{names})[{HAN}]{{2}}<own city>|州市"),
    )


def _level(article: Article, draft: Draft, telling: Telling) -> str | None:
    """Level of the organiser: said in the name, by the organiser, by the host's post."""
    meeting = draft.kind in ("meeting", "study session", "plenary notice", "other")
    bare = re.sub(r"[“《][^”》]{0,80}[”》]|^[\d年度]+", "", draft.name)
    if meeting and (level := level_at_head(bare) or _level_of_first(draft.organiser)):
        return level
    chairmen = [] if _DELIBERATION.search(draft.name) else _chairs_of(draft, telling)
    hosts = list(draft.hosts) or chairmen
    present = [n for g in telling.groups if g.sentence.paragraph == draft.sentence.paragraph for n in g.names]
    if draft.kind == "inspection" and not draft.hosts and (meeting_of := _meeting_of(draft, telling)):
        return _level(article, meeting_of, telling)  # those at a meeting go somewhere together
    for host in hosts or present:
        everywhere = [
            t.text for g in telling.groups for n in g.names if n.name == host.name for t in n.titles
        ]
        level = level_of_titles(everywhere)
        if level and (hosts or level != "other"):  # a company's guest makes no meeting the company's
            return level
    told = draft.sentence.text[_sentence_of(draft) :]
    said = (level_said(bare) if meeting else None) or level_said(told) or level_said(article.headline)
    return said or _level_of_others(draft, telling)


def _level_of_first(organiser: str | None) -> str | None:
    """The level of the first of several organisers that tells one (某某省政府与某协会)."""
    bodies = pattern("、|<joins organisers>").split(organiser or "")
    return next((level for body in bodies if (level := level_of(body))), None)


#: A delegation's own leader chairs a deliberation of the whole session.
_DELIBERATION = re.compile("审议|讨论")


def _chairs_of(draft: Draft, telling: Telling) -> list[Name]:
    """Those who chair a meeting, in its sentence or behind it up to the next event."""
    if draft.kind not in ("meeting", "study session", "other"):
        return []
    later = min((d.start for d in telling.drafts if d.start > draft.end), default=None)
    groups = [
        g for g in telling.groups if g.start >= draft.sentence.start and (later is None or g.start < later)
    ]
    return [n for g in groups for n in g.names if chairs(g, n)]


def _meeting_of(visit: Draft, telling: Telling) -> Draft | None:
    """The meeting in whose course a visit of nobody named takes place."""
    if any(group.sentence == visit.sentence for group in telling.groups):
        return None
    return next((d for d in telling.drafts if d.kind == "meeting" and d is not visit), None)


def _sentence_of(draft: Draft) -> int:
    """Where in its evidence, which may be several sentences, the one that tells of an event begins."""
    return draft.sentence.text.rfind("。", 0, max(0, draft.start - draft.sentence.start)) + 1


def _level_of_others(draft: Draft, telling: Telling) -> str | None:
    """The level of the titles of those on the host's side."""
    guests = {n.name for n in draft.guests}
    titles = [t.text for g in telling.groups for n in g.names if n.name not in guests for t in n.titles]
    return next((level for title in titles if (level := level_of_titles([title]))), None)
