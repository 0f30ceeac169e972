"""Bylines: who signed an article, in all the forms in which papers print it.

A byline stands in brackets after a dateline, runs into the text before 报道 or a name's end, fills a line
of its own, or follows the last full stop. Where it stands is found here, by the words for jobs that it
cannot do without; what it says is read in :mod:`analysis.layout.byline_names`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .. import lexicons
from ..lexicons.characters import HAN
from ..people.candidates import can_be_name
from ..people.cues import cues
from ..people.dictionary import words
from ..people.given_names import likeness, surnames
from .byline_names import (
    GAP,
    Signature,
    Token,
    assign,
    byline_words,
    job_words,
    jobs,
    no_signer,
    read_byline,
    tokens,
    words_behind,
)
from .datelines import dateline_end, houses, is_place, starts_report
from .looks import Look, look

#: A byline at an article's head is over by then, in characters.
_FARTHEST = 300
#: Without a dateline a byline names a job by then.
_JOB_WITHIN = 60
#: A byline at an article's foot is no longer.
LONGEST_TAIL = 160
_MARK = re.compile(r"\s*+[□■◇◆○●◎▲△★☆]?\s*+")
_BRACKETS = re.compile(r"\s{0,8}[（(【\[](?P<inside>[^（）()【】\[\]。]{1,110})[）)】\]]")
#: The programme that a station's report was shown in: 临江电视台消息（临江新闻）：.
_PROGRAMME = re.compile(rf"\s?[（(][{HAN}]{{2,10}}[）)]\s?[：:]\s?")
_NAMES_ONLY = re.compile(rf"[{HAN}]{{1,4}}(?:[\s、]+[{HAN}]{{1,4}}){{0,5}}")


class Byline(NamedTuple):
    """A byline found in a text: where it stands and what it says."""

    start: int
    end: int
    signatures: list[Signature]


@lexicons.cached
def _signs() -> re.Pattern[str]:
    """The first characters of the words that sign; a text without them is not searched for these."""
    firsts = {word[0] for word, kind in byline_words().items() if kind != "medium"}
    return re.compile(f"[{''.join(sorted(firsts))}]")


def head_byline(text: str) -> Byline | None:
    """Find the opening (本报讯 …) and the byline at the head of an article.

    Parameters
    ----------
    text : an article's text from its first character after the headline, lines joined.

    Returns
    -------
    The stretch to leave out of the body, with its signatures (none for a bare 本报讯); None where
    the text begins with its first sentence.

    Examples
    --------
    >>> head_byline("本报讯（记者 王一）昨日，全市召开会议。")
    Byline(start=0, end=10, signatures=[Signature(name='王一', role='reporter')])
    >>> head_byline("记者看到，工地一片繁忙。") is None
    True
    """
    text = text[:_FARTHEST]
    mark = _MARK.match(text)
    at = mark.end() if mark else 0
    opening = dateline_end(text, at)
    if opening and (programme := _PROGRAMME.match(text, opening)):
        opening = programme.end()
    at = opening or at
    if opening is None and not (_signs().search(text, at) and job_words().search(text, at, at + _JOB_WITHIN)):
        return None
    signed = _bracketed(text, at, opened=opening is not None) or _before_report(text, at) or _names(text, at)
    if signed is None:
        return Byline(0, at, []) if opening else None
    while further := _bracketed(text, signed.end, opened=False):
        signed = Byline(0, further.end, signed.signatures + further.signatures)
    return signed


def _bracketed(text: str, at: int, *, opened: bool) -> Byline | None:
    """A byline in brackets; behind a dateline names alone will do."""
    match = _BRACKETS.match(text, at)
    if match is None:
        return None
    inside = match["inside"]
    job = job_words().search(inside, 0, 40)
    if (job and job.start() <= 30) or (opened and _all_names(inside)):
        return Byline(0, match.end(), read_byline(inside))
    return None


@lexicons.cached
def _reported() -> re.Pattern[str]:
    """A byline that ends in 报道: 某某网记者 王一 岚州报道."""
    ends = rf"(?:摄影)?(?:{jobs('ending')})|摄影报道|文\s?/?\s?图(?![{HAN}])"
    return re.compile(
        rf"\s{{0,8}}(?P<inside>[{HAN}·、/／\s]{{0,24}}?(?:{_signing()})[^，。；：:（）“”\n]{{1,60}}?(?:{ends}))[：:，\s]?"
    )


@lexicons.cached
def _signing() -> str:
    return jobs("reporter", "correspondent") + r"|[文图]\s?[/／、|｜]\s?[文图]?"


def _before_report(text: str, at: int) -> Byline | None:
    """A byline that runs into the text and ends in 报道."""
    if job_words().search(text, at, at + 40) is None:
        return None
    match = _reported().match(text, at)
    if match is None:
        return None
    found = tokens(match["inside"])
    return Byline(0, match.end(), assign(found)) if _is_staff(found) else None


def _is_staff(found: list[Token]) -> bool:
    """Whether all that was read is of a byline, names among it."""
    names = [token for token in found if token.kind == "name"]
    return bool(names) and all(t.kind != "unknown" for t in found) and all(map(_can_sign, names))


def _can_sign(name: Token) -> bool:
    """A name by its form; or two or three characters that stand apart, since surnames can be rare."""
    return can_be_name(name.text) or bool(name.gap and len(name.text) <= 3 and name.text not in words())


@lexicons.cached
def _firstjob_words() -> re.Pattern[str]:
    """A word for a job that nothing but media precedes, set apart from the name behind it."""
    return re.compile(rf"\s{{0,8}}(?P<media>[{HAN}·、/／\s]{{0,24}}?)(?:{_signing()})(?=[\s：:/／|｜])")


@lexicons.cached
def _nextjob_words() -> re.Pattern[str]:
    """A further word for a job, with the medium it is of: 某报全媒体记者."""
    listed = jobs("reporter", "correspondent", "photographer", "rank")
    return re.compile(
        rf"(?:[{HAN}·]{{0,12}}?(?:{'|'.join(houses())}))?(?:{listed})+|[文图摄](?=[\s/／|｜])|文[/／]图"
    )


_GAPS = re.compile(rf"[{GAP}]*")
_RUN = re.compile(rf"[{HAN}·]+")


def _names(text: str, at: int) -> Byline | None:
    """A byline that runs into the text behind its last name: 记者 王一 通讯员 李二3月26日，全市……"""
    first = _firstjob_words().match(text, at)
    if first is None or any(t.kind in ("name", "unknown") for t in tokens(first["media"])):
        return None
    end, here, after_job = 0, first.end(), True
    while True:
        here = _skip_gaps(text, here)
        if job := _nextjob_words().match(text, here):
            here, after_job = job.end(), True
            end = here if end and job[0] in words_behind() else end
            continue
        length, whole = _name_at(text, here, after_job=after_job, apart=here > end)
        if not length:
            break
        end = here = here + length
        after_job = False
        if not whole:
            break
    signatures = read_byline(text[at:end]) if end else []
    return Byline(0, end, signatures) if signatures else None


def _skip_gaps(text: str, at: int) -> int:
    match = _GAPS.match(text, at)
    return match.end() if match and "，" not in match[0] else at


def _name_at(text: str, at: int, *, after_job: bool, apart: bool) -> tuple[int, bool]:
    """The length of the name at a place, and whether the run of characters ends with it."""
    run = _RUN.match(text, at)
    if run is None or not (after_job or apart):
        return 0, False
    chars = run[0]
    if (job := _nextjob_words().search(chars)) and job.start() >= 2:
        chars = chars[: job.start()]
    behind = text[at + len(chars) : at + len(chars) + 1]
    if len(chars) == 1 and chars in surnames() and (spaced := re.match(rf".[ ][{HAN}](?=\s)", text[at:])):
        return spaced.end(), True  # 刘 丹
    whole = behind not in tuple("，。？！；：")  # 记者：王局长，…… asks a question
    if whole and ("·" in chars or 2 <= len(chars) <= 4) and can_be_name(chars) and not starts_report(chars):
        return len(chars), True
    if whole and after_job and 2 <= len(chars) <= 3 and behind and not starts_report(chars):
        return len(chars), True
    length = _name_before_text(text[at : at + 12])
    if length and (after_job or starts_report(text[at + length :])):
        return length, False
    return 0, False


def _name_before_text(text: str) -> int:
    """How many characters of a text are a name that the text's first sentence follows without a gap."""
    best, most = 0, 0.0
    for length in (2, 3, 4):
        name, rest = text[:length], text[length:]
        if not can_be_name(name) or not rest:
            continue
        score = 1.0 * (length == 3) - 1.0 * (length == 4) + min(1.0, likeness(name))
        score += 2.5 * (starts_report(rest) or is_place(rest[:2]) or rest[0].isdigit())
        score += 0.5 * (rest[:2] in words()) - 2.0 * (name[-1] + rest[0] in words())
        if score > most:
            best, most = length, score
    return best


def _all_names(text: str) -> bool:
    if not _NAMES_ONLY.fullmatch(text.strip()):
        return False
    names = tokens(text)
    return bool(names) and all(token.kind == "name" and can_be_name(token.text) for token in names)


def line_byline(line: str) -> list[Signature]:
    """Read a line that is nothing but a byline or a credit; any other line gives an empty list.

    Examples
    --------
    >>> [s.name for s in line_byline("记者 王一 通讯员 赵大海")]
    ['王一', '赵大海']
    >>> line_byline("记者从市水利局获悉，今年汛期较早")
    []
    """
    return read_line(line) or []


def signs(line: str) -> bool:
    """Whether a line is nothing but a byline, a credit or a source, a name among those listed or not.

    Examples
    --------
    >>> signs("校对|王一"), signs("来源|某某发布"), signs("会议结束。")
    (True, True, False)
    """
    return read_line(line) is not None


#: No byline has these marks; 记者王一，通讯员李二 has a comma.
_TELLS = re.compile(r"[。！？；，“”《》]")
_BRACKETED = re.compile(r"[（()）【】\[\]□■◇◆○●◎▊]")


def read_line(line: str, seen: Look | None = None) -> list[Signature] | None:
    """The signatures of a line that is a byline; None where it is none."""
    line = line.strip()
    if (
        not 2 <= len(line) <= 90
        or not (seen or look(line)).signing
        or _TELLS.search(line.replace("，通讯员", "、通讯员"))
    ):
        return None
    pieces = [piece for piece in _BRACKETED.split(line) if piece.strip(f" {GAP}")]
    if not pieces or line.count("（") + line.count("(") != line.count("）") + line.count(")"):
        return None
    if not job_words().search(line) and not no_signer().match(line):
        inside = line.strip("（）()")
        return read_byline(inside) if line[0] in "（(" and _all_names(inside) else None
    found: list[Signature] = []
    for piece in pieces:
        bracketed = len(pieces) > 1 or piece != line
        read = _read_piece(piece.strip(), bracketed=bracketed and line.startswith(("（", "(")))
        if read is None:
            return None
        found += read
    return found


def _read_piece(piece: str, *, bracketed: bool) -> list[Signature] | None:
    """The signatures of one bracket of a byline, or of what stands without brackets."""
    if bracketed and _all_names(piece):
        return read_byline(piece)
    found = tokens(piece)
    kinds = {token.kind for token in found}
    if found and kinds <= {"medium", "rank", "ending"}:
        return []
    if kinds <= {"name", "unknown", "medium", "rank", "ending", "place"}:
        return None
    if len(piece) <= 40 and re.match(rf"(?:{jobs('source')})[：:|｜\s]", piece):
        return assign(found)
    first = found[0]._replace(gap=" ")  # a line's beginning stands apart
    return assign(found) if _is_staff([first, *found[1:]]) else None


@lexicons.cached
def _tails() -> re.Pattern[str]:
    """Where a byline behind an article's last full stop may begin."""
    return re.compile(r"(?<=[。！？”）)】\]…」])\s*(?=\S)|(?<=[版\d])\s+(?=\S)")


def tail_byline(text: str) -> Byline | None:
    """Find a byline run on behind an article's last full stop.

    Examples
    --------
    >>> tail_byline("会议就下一步工作作了部署。记者 王一").start
    13
    """
    least = max(0, len(text) - LONGEST_TAIL)
    for match in _tails().finditer(text, least):
        credit = text[match.end() :].rstrip()
        if not credit or match.end() == len(text):
            continue
        signatures = read_line(credit)
        if signatures or (signatures is not None and no_signer().match(credit)):
            return Byline(match.end(), len(text), signatures)
        if _is_lone_name(credit):
            return Byline(match.end(), len(text), [Signature(credit, "reporter")])
    return None


def credits_in(notice: str) -> list[Signature]:
    """Who signed, in a line that says more: 2022-03-26 来源：某某日报 作者：王一.

    Examples
    --------
    >>> [s.name for s in credits_in("2022-03-26 08:00 来源：某某日报 作者：王一 浏览：12")]
    ['王一']
    """
    job = job_words().search(notice)
    if job is None:
        return []
    found = read_byline(notice[job.start() :])
    return [
        s
        for s in found
        if can_be_name(s.name) and s.name not in words() and not s.name.endswith(cues("end of a body"))
    ]


def _is_lone_name(credit: str) -> bool:
    """Whether what follows the last full stop is a usual name of three characters, and no word."""
    usual = len(credit) == 3 and surnames().get(credit[0], False) and can_be_name(credit)
    return usual and likeness(credit) > 0 and not any(credit[n : n + 2] in words() for n in (0, 1))


__all__ = [
    "LONGEST_TAIL",
    "Byline",
    "Signature",
    "credits_in",
    "head_byline",
    "line_byline",
    "read_byline",
    "read_line",
    "signs",
    "tail_byline",
]
