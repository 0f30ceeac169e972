"""Word lists of one's own: added and taken away without touching the package, and never leaking."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import analysis
from analysis import lexicons, measures
from analysis.__main__ import app
from analysis.lexicons import LexiconError
from analysis.lexicons.bound import PACKAGE, lexicons_of, names
from analysis.lexicons.own import examine, read_own
from analysis.words.counts import content_words
from analysis.words.tokenizer import tokenizer
from tests import corpora

ROOT = Path(__file__).parents[1]
PAGE = """临江日报 2022年3月26日 星期六
本报讯（记者 王一）昨日，临江创谷管委会召开云链攻坚推进会，总链长李二主持会议。会议指出，要坚持
“五链融合发展”，推进Q-链+工程，建设数智城区，数智城区有了新面貌，群众满意。
"""
OWN = {
    "stopwords": "word\n工程\n",
    "dictionary_words": "word\nQ-链+\n云链攻坚\n",
    "formulas": "formula,gloss,theme\n五链融合发展,fusion of five chains,数智\n",
    "themes": "theme,term\n数智,数智城区\n",
    "titles": "word\n总链长\n",
    "levels": "word,level\n临江创谷管委会,district\n",
}


def folder(place: Path, **files: str) -> Path:
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pages")
    (place / "a.txt").write_text(PAGE, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("own") / "lexicons", **OWN)


def told(corpus: analysis.Corpus) -> dict[str, set[object]]:
    """What each of the lists decides of the page."""
    counted = measures.word_counts(corpus.articles, corpus.words)
    return {
        "stopwords": set(counted["word"]) & {"工程"},
        "dictionary_words": set(corpus.words["word"]) & {"Q-链+", "云链攻坚"},
        "formulas": set(corpus.formulas.loc[corpus.formulas["source"] == "listed", "formula"]),
        "themes": set(corpus.themes["theme"]) & {"数智"},
        "titles": set(corpus.people["title"].dropna()),
        "levels": set(corpus.events["level"].dropna()),
    }


PLAIN = {
    "stopwords": {"工程"},
    "dictionary_words": set(),
    "formulas": set(),
    "themes": set(),
}
WANTED = {
    "stopwords": set(),
    "dictionary_words": {"Q-链+", "云链攻坚"},
    "formulas": {"五链融合发展"},
    "themes": {"数智"},
    "titles": {"总链长"},
    "levels": {"district"},
}


class TestReading:
    def test_rows_of_every_kind_are_read(self, pages, own):
        assert told(analysis.read(pages, lexicons=own)) == WANTED

    def test_a_folder_among_the_pages_needs_no_naming(self, pages, tmp_path):
        (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
        place = folder(tmp_path / "lexicons", **OWN)
        (place / "readme.txt").write_text("临江日报 2022年3月26日\n我的词表。", encoding="utf-8")
        corpus = analysis.read(tmp_path)
        assert told(corpus) == WANTED
        assert list(corpus.pages["file"]) == ["a.txt"]

    def test_the_summary_says_so(self, pages, own):
        said = [line for line in analysis.read(pages, lexicons=own).summary() if "word lists" in line]
        assert said == [
            "own word lists: dictionary_words +2, formulas +1, levels +1, stopwords +1, themes +1, titles +1"
        ]

    def test_a_row_is_taken_away(self, tmp_path):
        rows = "theme,term,remove\n,乡村,yes\n"
        with read_own(folder(tmp_path / "own", themes=rows)):
            assert "乡村" not in {row["term"] for row in lexicons.read("themes")}
        assert "乡村" in {row["term"] for row in lexicons.read("themes")}

    def test_a_row_that_is_listed_already_changes_nothing(self, tmp_path):
        own = read_own(folder(tmp_path / "own", stopwords="word,kind\n一,numeral or measure\n"))
        assert own.lists == {}

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    @pytest.mark.parametrize("mark", [",", ";", "\t"])
    def test_a_file_may_be_as_a_spreadsheet_saves_it(self, tmp_path, encoding, mark):
        (tmp_path / "stopwords.csv").write_bytes(f"Word{mark}kind\r\n面貌{mark}\r\n".encode(encoding))
        with read_own(tmp_path):
            assert "面貌" in {row["word"] for row in lexicons.read("stopwords")}


class TestApart:
    def test_tables_drawn_in_turn_keep_to_their_own_lists(self, pages, own):
        plain, mine = analysis.read(pages), analysis.read(pages, lexicons=own)
        _ = plain.events, mine.words, plain.themes
        assert told(mine) == WANTED
        assert told(plain) == told(plain) | PLAIN
        assert lexicons_of(plain.words) is PACKAGE

    def test_a_corpus_of_the_package_is_drawn_with_its_lists_in_the_company_of_others(self, pages, own):
        plain = analysis.read(pages)
        with read_own(own):
            assert told(plain) == told(plain) | PLAIN
            assert set(plain.words["word"]).isdisjoint(WANTED["dictionary_words"])

    def test_a_part_of_a_table_knows_its_lists(self, pages, own):
        words = analysis.read(pages, lexicons=own).words
        kept = content_words(words[words["count"] > 0].rename(columns={"article": "unit"}))
        assert "工程" not in set(kept["word"])

    def test_what_was_made_of_lists_is_kept_with_them(self, own):
        mine = read_own(own)
        ours = tokenizer()
        with mine:
            theirs = tokenizer()
            assert theirs is not ours
        assert tokenizer() is ours
        with mine:
            assert tokenizer() is theirs
            with PACKAGE:
                assert tokenizer() is ours
            assert tokenizer() is theirs

    def test_lists_are_put_back_when_the_work_fails(self, own):
        with pytest.raises(ZeroDivisionError), read_own(own):
            _ = 1 / 0
        assert tokenizer().words("云链攻坚") != ["云链攻坚"]

    def test_digests_tell_lists_apart(self, own, tmp_path):
        other = folder(tmp_path / "own", stopwords="word\n风貌\n")
        digests = {read_own(own).digest, read_own(other).digest, PACKAGE.digest}
        assert len(digests) == 3
        assert read_own(own).digest in digests


class TestTerms:
    def test_a_theme_of_terms_needs_one_call(self):
        corpus = corpora.read(ROOT / "corpus")
        shares = measures.theme_shares(corpus, terms={"防灾": ["防汛", "应急"], "云": ["云链"]}, by="all")
        text = corpus.articles[["headline", "subheads", "body"]].fillna("").agg("\n".join, axis=1)
        by_hand = text[corpus.articles["page"].isin(corpus.pages.dropna(subset="issue_date")["page"])]
        n = int(by_hand.str.contains("防汛|应急").sum())
        assert n > 0
        rows = shares[["theme", "with_theme", "articles"]].values.tolist()
        assert rows == [["防灾", n, len(by_hand)], ["云", 0, len(by_hand)]]

    def test_a_corpus_is_as_good_as_its_tables(self):
        corpus = corpora.read(ROOT / "corpus")
        by_tables = measures.theme_shares(corpus.pages, corpus.articles, corpus.themes)
        pd.testing.assert_frame_equal(measures.theme_shares(corpus), by_tables)

    @pytest.mark.parametrize("terms", [{}, {"云": []}, {"云": "云链"}, {"云": [""]}])
    def test_no_terms_are_refused(self, terms):
        corpus = corpora.read(ROOT / "corpus")
        with pytest.raises(ValueError, match="at least one"):
            measures.theme_shares(corpus, terms=terms)


FAULTS = {
    "stopwords.csv:1: no column 'wrod' in this list; its columns are word, kind, source, remove": (
        "stopwords",
        "wrod\n面貌\n",
    ),
    "stopwords.csv:3: word is empty; fill it": ("stopwords", "word,kind\n面貌,\n,own\n"),
    "stopwords.csv:2: the list has no row '没有这个词' to take away; correct it": (
        "stopwords",
        "word,remove\n没有这个词,1\n",
    ),
    "stopwords.csv:2: 3 fields instead of 1; quote a field with a comma": ("stopwords", "word\n面,貌,样\n"),
    "levels.csv:2: level 'town' is none of city, district, nation, other, province": (
        "levels",
        "word,level\n临江镇,town\n",
    ),
    "titles.csv:2: not_before is no regular expression: missing ), unterminated subpattern at position 0": (
        "titles",
        "word,not_before\n总链长,(会\n",
    ),
    "formulas.csv:2: 河湖长制 is a form of the formula 河长制 already; take that row away first": (
        "formulas",
        "formula\n河湖长制\n",
    ),
    "stopword.csv: no word list has this name; did you mean stopwords.csv?": ("stopword", "word\n面貌\n"),
}


class TestFaults:
    @pytest.mark.parametrize("told", FAULTS)
    def test_a_fault_is_told_by_file_and_line(self, tmp_path, told):
        name, text = FAULTS[told]
        place = folder(tmp_path / "own", **{name: text})
        with pytest.raises(LexiconError) as refused:
            read_own(place)
        assert str(refused.value) == f"{place}/{told}"

    def test_all_faults_are_told_and_what_is_right_is_read(self, tmp_path):
        place = folder(tmp_path / "own", stopwords="word,kind\n,x\n面貌,\n,y\n", title="a\n")
        mine, faults = examine(place)
        assert [fault.line for fault in faults] == [2, 4, 0]
        assert mine.summary() == "own word lists: stopwords +1"

    def test_the_command_says_so_too(self, tmp_path):
        place = folder(tmp_path / "own", stopwords="word\n面貌\n", levels="word,level\n临江镇,town\n")
        done = CliRunner().invoke(app, ["lexicon", "check", str(place)])
        assert done.exit_code == 1
        assert "levels.csv:2: level 'town'" in done.stderr
        assert "stopwords +1" in done.stdout

    def test_the_command_counts_what_is_right(self, own):
        done = CliRunner().invoke(app, ["lexicon", "check", str(own)])
        assert (done.exit_code, done.stderr) == (0, "")
        assert "titles +1" in done.stdout

    def test_the_command_refuses_faulty_lists_before_it_reads(self, pages, tmp_path):
        place = folder(tmp_path / "own", levels="word,level\n临江镇,town\n")
        out = ["--out", str(tmp_path / "out"), "--lexicons", str(place)]
        done = CliRunner().invoke(app, ["tables", "--corpus", str(pages), *out])
        assert done.exit_code == 1
        assert done.stderr.startswith(f"{place}/levels.csv:2:")

    def test_no_folder_is_told(self, tmp_path):
        with pytest.raises(LexiconError, match="name a folder with word lists"):
            read_own(tmp_path / "none")

    @pytest.mark.parametrize("name", names())
    def test_every_list_takes_its_own_rows(self, tmp_path, name):
        """A row of each list, copied with its columns, is listed already and no fault."""
        source = Path(lexicons.__file__).parent / f"{name}.csv"
        lines = source.read_text(encoding="utf-8").splitlines()[:2]
        place = folder(tmp_path / "own", **{name: "\n".join(lines) + "\n"})
        assert examine(place)[1] == []
