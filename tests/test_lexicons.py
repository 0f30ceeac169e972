"""The word lists are sorted, sourced and free of duplicates, and the reader refuses a faulty one."""

import datetime
import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from importlib import resources
from pathlib import Path

import pytest

import analysis
from analysis import lexicons
from analysis.dates.printed import date_in
from analysis.document import annotate
from analysis.formulas.mentions import find_formula_mentions
from analysis.formulas.themes import find_theme_mentions
from analysis.lexicons.forms import several
from analysis.lexicons.kept import _FOLLOWS
from analysis.lexicons.labels import theme_labels
from analysis.people.contexts import _followers
from analysis.people.names import find_names
from analysis.people.titles import _boundaries, find_titles
from analysis.records import Article
from analysis.text.cleaning import clean
from analysis.text.located import Text

FOLDER = Path(lexicons.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))
#: The lists of formulas, themes and words, with the columns they are sorted by.
KEYS = {
    "formulas": ["formula"],
    "themes": ["theme", "term"],
    "theme_labels": ["theme"],
    "column_labels": ["column"],
    "theme_weights": ["kind", "word"],
    "commonplaces": ["word"],
    "stopwords": ["word"],
    "dictionary_words": ["word"],
    "word_classes": ["word", "tag"],
}
EVERY_SET = ("core", "soft", "general")

FORMULAS = lexicons.read("formulas")
THEMES = lexicons.read("themes")


def article(body: str) -> Article:
    return Article("p-01", "p", 1, None, None, "other", body, len(body))


def formulas_in(text: str) -> set[str]:
    return {mention.formula for mention in find_formula_mentions(annotate(article(text)), EVERY_SET)}


def terms_in(text: str) -> set[tuple[str, str]]:
    return {(mention.theme, mention.term) for mention in find_theme_mentions(annotate(article(text)))}


def test_what_follows_from_a_list_is_made_again_when_a_row_is_taken_away() -> None:
    chair = next(n for n, row in enumerate(lexicons.read("titles")) if row["word"] == "市长")
    assert [name.name for name in find_names("某市市长王一讲话。")] == ["王一"]
    followers, bounds = _followers(), _boundaries()
    with lexicons.without("titles", chair):
        assert [title.text for title in find_titles("某市市长王一讲话。")] == []
        assert _followers() is followers, "made again though its list is the same"
        assert _boundaries() is bounds
    assert [title.text for title in find_titles("某市市长王一讲话。")] == ["某市市长"]


def test_a_list_is_put_back_when_the_reading_fails() -> None:
    rows = lexicons.read("titles")
    with pytest.raises(ZeroDivisionError), lexicons.replaced("titles", []):
        _ = 1 / len(lexicons.read("titles"))
    assert lexicons.read("titles") is rows


def test_what_follows_through_another_function_is_made_again_even_if_that_one_was_kept() -> None:
    @lexicons.cached
    def common() -> frozenset[str]:
        return frozenset(row["surname"] for row in lexicons.read("surnames") if row["frequency"] == "common")

    @lexicons.cached
    def number() -> int:
        return len(common())

    common()
    before = number()
    n = next(n for n, row in enumerate(lexicons.read("surnames")) if row["frequency"] == "common")
    with lexicons.without("surnames", n):
        assert number() == before - 1
    assert number() == before


#: What the package keeps that follows from no word list; everything else is kept by ``lexicons.cached``.
KEPT_ANYWAY = {
    "analysis.corpus.provenance": {"package_versions", "program_digest"},
    "analysis.figures.layout": {"_measure", "_width"},
    "analysis.fonts.chinese": {"drawable_characters", "font_file", "register"},
    "analysis.fonts.subsets": {"_woff"},
    "analysis.formulas.discovery.passages": {"_tokenizer", "everyday"},
    "analysis.lexicons": {"_rows_of_package"},
    "analysis.lexicons.dictionary": {"lines"},
    "analysis.lexicons.matching": {"_fold"},
    "analysis.measures.intervals": {"poisson", "wilson"},
    "analysis.people.dictionary": {"words"},
    "analysis.schema.rows": {"fields"},
    "analysis.text.characters": {"_simplified"},
    "analysis.words.engines": {"_jieba", "_prefixes", "_rjieba"},
    "analysis.words.tokenizer": {"general_tokenizer"},
}


def test_whatever_follows_from_a_list_is_kept_so_that_it_is_forgotten_with_it() -> None:
    for module in pkgutil.walk_packages(analysis.__path__, "analysis."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    others = [
        f"{kept.__module__}.{kept.__qualname__}"
        for kept in gc.get_objects()
        if isinstance(kept, _lru_cache_wrapper) and kept not in _FOLLOWS
        if kept.__module__.startswith("analysis") and "<locals>" not in kept.__qualname__
        if kept.__qualname__ not in KEPT_ANYWAY.get(kept.__module__, ())
    ]
    assert others == [], "decorate it with lexicons.cached if it reads a list, else name it above"


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_says_what_a_list_is_for(name: str) -> None:
    assert f"`{name}.csv`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_source_and_no_stray_space(name: str) -> None:
    rows = lexicons.read(name)
    assert rows, "an empty word list"
    for line, row in enumerate(rows, start=2):
        assert row["source"], f"{name}.csv:{line}: no source"
        stray = [name for name, cell in row.items() if name != "pattern" and cell != cell.strip()]
        assert not stray, f"{name}.csv:{line}: space around {stray}"


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in lexicons.read(name)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", KEYS)
def test_lists_are_sorted_and_their_keys_unique(name: str) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in lexicons.read(name)]
    assert keys == sorted(set(keys))


def test_the_glossed_formulas_and_many_more_are_listed() -> None:
    sets = [row["set"] for row in FORMULAS]
    assert set(sets) == set(EVERY_SET)
    assert len(FORMULAS) >= 186 + 120
    assert all(row["gloss"] and row["example"] for row in FORMULAS)


def test_formulas_name_known_themes_and_levels() -> None:
    assert {row["theme"] for row in FORMULAS} <= {"", *theme_labels()}
    assert {row["level"] for row in FORMULAS} <= {
        "", "central", "provincial", "municipal", "district", "general",
    }  # fmt: skip
    assert {row["quoted"] for row in FORMULAS} == {"", "yes"}


def test_no_form_belongs_to_two_formulas() -> None:
    def bare(form: str) -> str:
        return re.sub(r"\W", "", form)

    owners: dict[str, set[str]] = {}
    for row in FORMULAS:
        for form in (row["formula"], *several(row["variants"])):
            owners.setdefault(bare(form), set()).add(row["formula"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_every_formula_is_found_in_its_example_and_not_in_its_counter_example() -> None:
    missed = [row["formula"] for row in FORMULAS if row["formula"] not in formulas_in(row["example"])]
    taken = [row["formula"] for row in FORMULAS if row["formula"] in formulas_in(row["counter_example"])]
    assert (missed, taken) == ([], [])


def test_every_variant_is_merged_into_its_formula() -> None:
    missed = [
        variant
        for row in FORMULAS
        for variant in several(row["variants"])
        if formulas_in(f"会议提出，{variant}。") != {row["formula"]}
    ]
    assert missed == []


def test_every_exclusion_keeps_its_formula_out() -> None:
    taken = [
        (text, row["formula"])
        for row in FORMULAS
        for text in [before + row["formula"] for before in several(row["not_before"])]
        + [row["formula"] + after for after in several(row["not_after"])]
        if row["formula"] in formulas_in(f"，{text}，")
    ]
    assert taken == []


def test_every_theme_has_labels_and_between_thirty_and_two_hundred_and_twenty_terms() -> None:
    assert len(theme_labels()) == 17
    for theme, label in theme_labels().items():
        assert 30 <= sum(row["theme"] == theme for row in THEMES) <= 220, theme
        assert re.fullmatch(r"[一-龥]+", label.zh), theme
        assert re.fullmatch(r"[A-Z][A-Za-z', ]+", label.en), theme
    assert {row["theme"] for row in THEMES} == set(theme_labels())


def test_every_term_is_found_in_its_example_and_not_in_its_counter_example() -> None:
    keys = [(row["theme"], row["term"]) for row in THEMES]
    missed = [key for key, row in zip(keys, THEMES, strict=True) if key not in terms_in(row["example"])]
    taken = [key for key, row in zip(keys, THEMES, strict=True) if key in terms_in(row["counter_example"])]
    assert (missed, taken) == ([], [])


@pytest.mark.parametrize("name", ["masthead_parts", "printed_dates"])
def test_every_pattern_matches_its_example(name: str) -> None:
    missed = [row for row in lexicons.read(name) if not re.search(row["pattern"], row["example"])]
    assert missed == []


def test_every_kind_of_furniture_is_found_in_its_example_and_not_in_its_counter_example() -> None:
    rows = lexicons.read("furniture")
    missed = [row for row in rows if not is_furniture(row, row["example"])]
    taken = [row for row in rows if row["counter_example"] and is_furniture(row, row["counter_example"])]
    assert (missed, taken) == ([], [])


def is_furniture(row: dict[str, str], text: str) -> bool:
    anchored = {"line": r"\A(?:{})\Z", "head": r"\A(?:{})", "tail": r"(?:{})\Z"}[row["where"]]
    # A page in traditional characters is read in simplified ones; one too short for that is not.
    return any(re.search(anchored.format(row["pattern"]), t) for t in (text, str(clean(Text.of(text)))))


def test_every_form_of_a_date_reads_its_example_as_the_same_day() -> None:
    days = {row["form"]: date_in(row["example"]) for row in lexicons.read("printed_dates")}
    # The examples of forms that need a weekday print one.
    assert set(days.values()) == {datetime.date(2022, 4, 14)}, days


def test_stop_words_taken_from_jieba_carry_the_tag_their_source_states() -> None:
    dictionary = (resources.files("jieba") / "dict.txt").read_text(encoding="utf-8")
    tags = {word: tag for word, _, tag in map(str.split, dictionary.splitlines())}
    stated = {
        row["word"]: match[1]
        for row in lexicons.read("stopwords")
        if (match := re.fullmatch(r"jieba 0\.42\.1 dict\.txt, tag (\w+)", row["source"]))
    }
    assert len(stated) > 300
    assert stated == {word: tags.get(word) for word in stated}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in place of the package's, read afresh."""
    monkeypatch.setattr(lexicons.resources, "files", lambda _: tmp_path)
    lexicons._rows_of_package.cache_clear()
    yield tmp_path
    lexicons._rows_of_package.cache_clear()


FAULTY = {
    "too few fields": ("a,source\nx,s\ny\n", ["list.csv:3:"]),
    "too many fields": ("a,source\nx,s,t\ny,s\nz,s,,\n", ["list.csv:2:", "list.csv:4:"]),
    "open quotation mark": ('a,source\n"x,s\ny,s\n', ["list.csv:2:"]),
    "mark inside a field": ('a,source\nx,"s" t\n', ["list.csv:2:"]),
    "empty line": ("a,source\nx,s\n\ny,s\n", ["list.csv:3:"]),
    "column named twice": ("a,a,source\nx,y,s\n", ["list.csv:1:"]),
    "column without name": ("a,,source\nx,y,s\n", ["list.csv:1:"]),
    "byte-order mark": ("\ufeffa,source\nx,s\n", ["list.csv:1:"]),
    "empty file": ("", ["list.csv:1:"]),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_list_is_refused_with_file_and_line(fault: str, shelf: Path) -> None:
    text, places = FAULTY[fault]
    (shelf / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(lexicons.LexiconError) as refused:
        lexicons.read("list")
    assert re.findall(r"list\.csv:\d+:", str(refused.value)) == places


def test_a_list_in_another_encoding_is_refused_by_its_byte(shelf: Path) -> None:
    (shelf / "list.csv").write_bytes("a,source\n词,某书\n".encode("gbk"))
    with pytest.raises(lexicons.LexiconError, match=r"list\.csv: byte 10 is no UTF-8"):
        lexicons.read("list")


def test_a_missing_list_is_named(shelf: Path) -> None:
    with pytest.raises(lexicons.LexiconError, match=r"nowhere\.csv: no such word list"):
        lexicons.read("nowhere")


def test_no_value_turns_into_a_number_or_a_gap(shelf: Path) -> None:
    (shelf / "list.csv").write_text("a,source\n001,NA\nnull,nan\n", encoding="utf-8")
    assert lexicons.read("list") == ({"a": "001", "source": "NA"}, {"a": "null", "source": "nan"})
