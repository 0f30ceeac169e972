"""Articles: from a page's text to its pieces, each with headline, decks, byline and body."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Article, Contributor, Stretch
from ..text.cleaning import clean
from ..text.ledger import Ledger
from ..text.located import Text
from .byline_names import Signature
from .bylines import LONGEST_TAIL, Byline, credits_in, head_byline, tail_byline
from .datelines import day_of
from .furniture import strip_ends
from .headlines import attach, decks
from .lines import Line, split_lines, strip
from .paragraphs import mend_blanks, paragraphs
from .pieces import Piece, Sheet, cut

__all__ = ["Reading", "read_articles"]


@dataclass(frozen=True)
class Reading:
    """What a page says: its articles with their bylines, and where every character went.

    ``text`` is the page as cleaned, for whoever else asks it (issue date, checks).

    ``lines`` are the page's lines, each with what it was taken for; who has asked them lets them go.
    ``bodies`` has the body of each article as :class:`Text`, so that any stretch of it leads back
    to the page.
    """

    articles: list[Article]
    contributors: list[Contributor]
    accounting: list[Stretch]
    bodies: list[Text]
    text: Text
    lines: Sequence[Line] = ()


def read_articles(page: str, raw: str) -> Reading:
    """Read a page's text into articles.

    Parameters
    ----------
    page : the page's id.
    raw : its text as it came out of the file.

    Returns
    -------
    A :class:`Reading`: articles in the order of the text, their bylines, and an account of every
    character. A page without an article (a photo page, an empty file) has none.

    Examples
    --------
    >>> reading = read_articles("p", "全市召开大会\\n\\n本报讯（记者 王一）昨日,全市召开大会.")
    >>> reading.articles[0].headline, reading.articles[0].body, reading.contributors[0].name
    ('全市召开大会', '昨日，全市召开大会。', '王一')
    """
    text = clean(Text.of(raw))
    lines = split_lines(text)
    sheet = cut(lines)
    attach(sheet)
    ledger = Ledger(raw, text)
    articles: list[Article] = []
    contributors: list[Contributor] = []
    bodies: list[Text] = []
    for piece in sheet.pieces:
        read = _read_piece(piece, ledger)
        if read is None:
            continue
        body, signatures, dateline = read
        headline, subheads, ordered = decks(piece.heads)
        for rank, line in enumerate(ordered):
            ledger.book(line.text, "subhead" if rank else "headline")
        name = f"{page}-{len(articles) + 1:02d}"
        length = len("".join(body.chars.split()))
        articles.append(
            Article(name, page, len(articles) + 1, headline, subheads, "other", body.chars, length, dateline)
        )
        contributors += [Contributor(name, s.name, s.role) for s in dict.fromkeys(signatures)]
        bodies.append(body)
    _book_rest(sheet, ledger)
    return Reading(articles, contributors, ledger.rows(page), bodies, text, lines)


def _read_piece(piece: Piece, ledger: Ledger) -> tuple[Text, list[Signature], str | None] | None:
    """An article's body, who signed it and its dateline; None where nothing but a headline is there."""
    for line in piece.credits:
        ledger.book(line.text, "byline")
    for line in piece.captions:
        ledger.book(line.text, "caption")
    texts = paragraphs(piece.lines)
    signatures: list[Signature] = []
    dateline = None
    texts[:1], byline = _with_byline(texts[:1])
    if byline:
        ledger.book(texts[0][: byline.end], "byline")
        signatures += byline.signatures
        dateline = day_of(texts[0].chars[: byline.end])
        texts[0] = _lstrip(texts[0], byline.end)
    signatures += piece.signatures
    signatures += _strip_foot(texts, ledger)
    texts = [mend_blanks(text) for text in texts]
    texts = [text for text in texts if text.chars.strip()]
    if not texts:
        for line in piece.heads:
            ledger.book(line.text, "furniture", "headline without an article")
        return None
    body = _stacked(texts)
    ledger.book(body, "body")
    return body, signatures, dateline


#: Behind so many characters of a paragraph no byline with blanks in its words is looked for.
_SIGNED_WITHIN = 200


def _with_byline(first: list[Text]) -> tuple[list[Text], Byline | None]:
    """An article's first paragraph, its blanks mended if they part words of its byline (记 者); and that."""
    if not first:
        return first, None
    byline = head_byline(first[0].chars)
    if " " in first[0].chars and not (byline and byline.signatures and byline.end <= _SIGNED_WITHIN):
        mended = mend_blanks(first[0])
        signed = head_byline(mended.chars)
        if signed and signed.signatures and signed.end <= _SIGNED_WITHIN:
            return [mended], signed
    return first, byline


def _strip_foot(texts: list[Text], ledger: Ledger) -> list[Signature]:
    """Take marks and bylines off the ends of an article, however they follow each other.

    Only here, with the lines joined, is a mark whole that a line end had cut in two.
    """
    signatures: list[Signature] = []
    if texts:
        texts[0], taken = strip_ends(texts[0])
        _book_marks(taken, ledger)
    while texts:
        texts[-1], taken = strip_ends(texts[-1])
        _book_marks(taken, ledger)
        signatures += [
            s for stretch, why in taken if why == "repost notice" for s in credits_in(str(stretch))
        ]
        credit = tail_byline(texts[-1].chars)
        parted = credit is None and " " in texts[-1].chars[-LONGEST_TAIL - 1 :]
        if parted and tail_byline(mend_blanks(texts[-1]).chars):
            texts[-1] = mend_blanks(texts[-1])  # 记 者 王一
            continue
        if credit:
            ledger.book(texts[-1][credit.start :], "byline")
            signatures += credit.signatures
            texts[-1] = _lstrip(texts[-1][: credit.start], 0)
        elif not taken:
            return signatures
    return signatures


def _book_marks(taken: list[tuple[Text, str]], ledger: Ledger) -> None:
    for stretch, why in taken:
        ledger.book(stretch, "furniture", why)


def _lstrip(text: Text, start: int) -> Text:
    """A stretch from ``start`` on, without blanks at its ends; the text's edits stay with it."""
    return strip(Text(text.chars[start:], text.offsets[start:], text.edits))


def _stacked(texts: list[Text]) -> Text:
    """Paragraphs one under the other, a newline between them where the page broke the line."""
    parts: list[Text] = []
    for text in texts:
        if parts:
            parts.append(Text("\n", parts[-1].offsets[-1:]))
        parts.append(text)
    return Text.join(parts)


def _book_rest(sheet: Sheet, ledger: Ledger) -> None:
    for text, reason in sheet.furniture:
        ledger.book(text, "furniture", reason)
    for line in sheet.unclaimed:
        ledger.book(line.text, "furniture", "headline of no article on the page")
