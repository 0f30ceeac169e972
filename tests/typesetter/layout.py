"""What the typesetter is given: the reports of a page, and the artefacts they are to be set with."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

#: The mark in a report's paragraph where a column of the page ends.
CUT = "¦"

BYLINE_PLACES = ("head", "open", "line", "foot", "run-on")
HEADLINE_PLACES = ("before", "after", "end", "missing")
HEADLINE_STYLES = (
    "plain",  # a deck a line
    "parted",  # a deck a line, an empty line between
    "one line",  # all decks on one line, parted by spaces
    "two lines",  # the main deck; the others on the next line
    "run together",  # all decks on one line without a space
    "hash",  # `# ` and all decks on one line
    "double hash",  # `## ` and all decks on one line
    "plain and hash",  # the main deck; after an empty line `# ` and the others
    "rules",  # `>>` before every deck, a rule of dashes above and below
    "bracketed",  # `[decks]` on the line where the text begins
)
ENDINGS = ("line break", "none", "space")


def chosen(made: Report | Layout) -> dict[str, Any]:
    """The values of a report or a layout that are not the default ones.

    >>> chosen(Layout(tight=True))
    {'tight': True}
    """
    values = ((f.name, getattr(made, f.name), f.default) for f in fields(made))
    return {name: value for name, value, default in values if value != default}


def shown(made: Report | Layout) -> str:
    """Show a report or a layout by the values that are not the default ones."""
    return f"{type(made).__name__}({', '.join(f'{k}={v!r}' for k, v in chosen(made).items())})"


@dataclass(frozen=True, repr=False)
class Report:
    """A report as it should be read.

    Parameters
    ----------
    decks : the headline's decks, the main deck first; empty where none is printed.
    opening : 本报讯, 又讯, … or nothing.
    byline : as it reads inside its brackets or on its own lines (several foot lines: a line break).
    byline_at : ``head`` in brackets after the opening; ``open`` after the opening without brackets;
        ``line`` on a line of its own before the text; ``foot`` on lines of its own after it;
        ``run-on`` behind the last full stop.
    paragraphs : full-width punctuation, no spaces; ``¦`` marks a place where a column ends, and before
        the first character that the paragraph opens a column and has no indent.
    banner : a banner that stands before the report, over several pieces.
    """

    decks: tuple[str, ...] = ()
    opening: str = "本报讯"
    byline: str = ""
    byline_at: str = "head"
    paragraphs: tuple[str, ...] = ()
    banner: str = ""

    def __post_init__(self) -> None:
        if self.byline_at not in BYLINE_PLACES:
            raise ValueError(f"byline_at = {self.byline_at!r}: choose one of {', '.join(BYLINE_PLACES)}")
        if not self.paragraphs or not all(p.replace(CUT, "") for p in self.paragraphs):
            raise ValueError("a report needs a paragraph, and no paragraph may be empty")

    def __repr__(self) -> str:
        return shown(self)

    @property
    def body(self) -> str:
        """The text as written: paragraphs parted by one line break, no column marks."""
        return "\n".join(self.paragraphs).replace(CUT, "")


@dataclass(frozen=True, repr=False)
class Layout:
    """The artefacts of a page; every one is off unless asked for.

    Any value may be a tuple instead, one for each article of the page (``column_width=(11, 12)``);
    ``other_headlines`` alone is a tuple by nature.
    """

    # Columns. Widths are in ems: a Chinese character is 1, a digit or a half-width mark 0.5.
    column_width: Any = None  # None: a paragraph is one long line
    paragraph_indent: Any = False  # a paragraph's first line is two ems short
    cut_at_marks: Any = False  # a blank line at every ¦
    random_cuts: Any = 0  # blank lines in mid-sentence, so many an article
    joined_lines: Any = None  # width of the printed column whose line ends are blanks in a long line
    one_line: Any = False  # all paragraphs on one line
    tight: bool = False  # no empty line between paragraphs

    # Characters.
    space_before_digits: Any = False
    space_after_digits: Any = False
    spaces_around_three_digits: Any = False  # a figure of three digits or more has one on both sides
    half_width: Any = ""  # which marks: any of , ( ) ; : ! ?
    period_as_dot: Any = False
    lost_quotation_marks: Any = False
    traditional: Any = False
    misprints: Any = 0  # characters of the body, so many an article

    # Headlines and bylines.
    headline_place: Any = "before"
    headline_style: Any = "plain"
    space_after_byline: Any = False
    no_space_after_role: Any = False
    spaced_names: Any = False  # a space inside names of two characters

    # What stands around an article.
    caption: Any = ""  # between headline and text
    brief_mark: Any = ""  # ■ or □ before the text of every piece without a headline
    column_title: str = ""  # before the first of these
    continued_from: Any = ""
    continued_to: Any = ""
    editor_mark: Any = ""  # on the last line of the text
    editor_line: Any = ""  # on a line of its own after the article
    doubled_banner: str = ""  # "units": two-character units twice; "characters": every character twice
    banner_empty_lines: int = 1  # empty lines before a banner

    # What stands around the page.
    masthead: str = ""
    staff: str = ""
    page_number: str = ""
    empty_lines_at_head: int = 0
    leading_space: bool = False
    ending: str = "line break"

    # The digital edition.
    navigation: str = ""
    headline_list: bool = False
    other_headlines: tuple[str, ...] = ()
    table_debris: bool = False
    image_debris: bool = False
    return_line: str = ""
    issue_links: bool = False
    article_links: bool = False
    calendar_tail: str = ""
    browser_notice: str = ""

    def __repr__(self) -> str:
        return shown(self)

    def at(self, n: int, of: int) -> Layout:
        """Give the layout of one article, every tuple replaced by that article's value.

        Parameters
        ----------
        n : the article's number, from 1.
        of : how many articles the page has.

        Raises
        ------
        ValueError : a tuple has not as many values as there are articles, or a value is unknown.

        Examples
        --------
        >>> Layout(column_width=(11, 12)).at(2, of=2).column_width
        12
        """
        own: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple) and field.name != "other_headlines":
                if len(value) != of:
                    raise ValueError(f"{field.name} has {len(value)} values for {of} articles")
                own[field.name] = value[n - 1]
        layout = replace(self, **own)
        layout.check()
        return layout

    def check(self) -> None:
        """Raise ``ValueError`` for a value that no setting knows."""
        choices = {
            "headline_place": HEADLINE_PLACES,
            "headline_style": HEADLINE_STYLES,
            "ending": ENDINGS,
            "doubled_banner": ("", "units", "characters"),
        }
        for name, known in choices.items():
            if getattr(self, name) not in known:
                raise ValueError(f"{name} = {getattr(self, name)!r}: choose one of {', '.join(known)}")
        if strange := set(self.half_width) - set(",();:!?"):
            raise ValueError(f"half_width: no rule for {''.join(sorted(strange))!r}")
