"""Runs: the same rows in parts as in one piece, whoever dies; only what changed is read again."""

import filecmp
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.corpus import TABLES, Corpus, CorpusError, read, read_study
from analysis.corrections.file import Correction, add_corrections
from analysis.export import write_tables
from analysis.runs import tables as runs
from analysis.runs.parts import Task
from analysis.runs.store import Store
from analysis.runs.tables import Made, make_tables
from analysis.study import study
from tests import corpora

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks as Linux does")


def page(n: int, day: int = 26) -> str:
    return (
        f"临江日报 2022年3月{day}日 星期六\n\n全市第{n}次招商推进会召开\n\n"
        f"本报讯（记者 王一）昨日，全市第{n}次招商推进会召开。市长李二主持会议，市领导赵三参加。会议强调，"
        f"坚持问题导向、结果导向，做好第{n}批项目。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(12):
        (pages / f"{n:02}.txt").write_text(page(n), encoding="utf-8")
    return pages


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PART", 5)


def make(folder: Path, out: Path, form: str = "csv", **how: object) -> Made:
    return make_tables(study(folder), out, form, plain=True, **how)  # type: ignore[arg-type]


def same(one: Path, other: Path) -> None:
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir())
    assert filecmp.cmpfiles(one, other, names, shallow=False)[1:] == ([], [])


def same_tables(one: Path, other: Path) -> None:
    names = [f"{name}.csv" for name in TABLES]
    assert filecmp.cmpfiles(one, other, names, shallow=False)[1:] == ([], [])


def test_parts_give_the_rows_of_one_piece(tmp_path: Path) -> None:
    make(CORPUS, tmp_path / "parts", workers=2)
    write_tables(corpora.read(CORPUS), tmp_path / "whole", plain=True)
    same_tables(tmp_path / "parts", tmp_path / "whole")


def test_some_papers_and_days_are_kept_as_in_one_piece(tmp_path: Path) -> None:
    asked = study(CORPUS, papers="郑州日报", since="2022-04-01")
    make_tables(asked, tmp_path / "parts", plain=True, workers=1)
    write_tables(runs_read(asked), tmp_path / "whole", plain=True)
    same_tables(tmp_path / "parts", tmp_path / "whole")


def runs_read(asked: object):  # type: ignore[no-untyped-def]

    return read_study(asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_number_of_workers_changes_no_byte(folder: Path, tmp_path: Path, form: str) -> None:
    for workers in (1, 3):
        make(folder, tmp_path / str(workers), form, workers=workers)
    same(tmp_path / "1", tmp_path / "3")


def test_what_has_not_changed_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    assert make(folder, out).read == 12
    written = (out / "events.csv").stat()
    again = make(folder, out)
    assert (again.read, again.summary) == (0, [])
    assert (out / "events.csv").stat().st_ino == written.st_ino
    (folder / "03.txt").write_text(page(99), encoding="utf-8")
    (folder / "000.txt").write_text(page(77), encoding="utf-8")
    (folder / "07.txt").unlink()
    assert make(folder, out).read == 2
    assert "全市第99次招商推进会" in set(pd.read_csv(out / "events.csv")["name"])
    make(folder, tmp_path / "anew")
    same(out, tmp_path / "anew")
    assert make(folder, out, fresh=True).read == 12


def test_tables_that_were_touched_are_written_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    make(folder, out)
    whole = (out / "events.csv").read_bytes()
    (out / "events.csv").write_bytes(whole[:-20])
    assert make(folder, out).read == 0
    assert (out / "events.csv").read_bytes() == whole


def test_an_interrupted_run_goes_on(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, work = tmp_path / "tables", Store.work

    def stopped(self: Store, task: Task, begin: Callable[[int], None]) -> str:
        if "10.txt" in [source.file for source in task.sources]:
            raise KeyboardInterrupt
        return work(self, task, begin)

    monkeypatch.setattr(Store, "work", stopped)
    with pytest.raises(KeyboardInterrupt):
        make(folder, out, workers=1)
    assert not out.exists()
    monkeypatch.setattr(Store, "work", work)
    assert make(folder, out, workers=1).read < 12


def deadly(lives: Path, how: Callable[[], None], only: str = "") -> Callable[..., str]:
    """Work that ends its process at the second page of a part while there are lives, or always at one."""
    work = Store.work

    def worked(self: Store, task: Task, begin: Callable[[int], None]) -> str:
        def begun(n: int) -> None:
            begin(n)
            if only and task.sources[n].file == only and task.sources[n].problem is None:
                how()
            left = list(lives.glob("*"))
            if not only and left and n == 1:
                left[0].unlink(missing_ok=True)
                how()

        return work(self, task, begun)

    return worked


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_killed_workers_lose_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lives = tmp_path / "lives"
    lives.mkdir()
    for n in range(6):
        (lives / str(n)).touch()
    make(folder, tmp_path / "quiet")
    monkeypatch.setattr(runs, "PART", 2)
    monkeypatch.setattr("analysis.runs.processes.TRIES", 9)
    monkeypatch.setattr(Store, "work", deadly(lives, kill))
    make(folder, tmp_path / "killed", workers=2)
    assert not list(lives.iterdir())
    quiet, killed = (pd.read_csv(tmp_path / name / "events.csv") for name in ("quiet", "killed"))
    pd.testing.assert_frame_equal(quiet, killed)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (kill, r"ended the process that read it \(SIGKILL\), twice"),
        (lambda: time.sleep(60), "not read within 3 s"),
    ],
    ids=["kills", "hangs"],
)
def test_a_page_that_ends_its_worker_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None], why: str
) -> None:
    monkeypatch.setattr("analysis.runs.processes.PAGE_SECONDS", 3.0)
    monkeypatch.setattr(Store, "work", deadly(tmp_path, how, only="04.txt"))
    made = make(folder, tmp_path / "tables", workers=2)
    pages = pd.read_csv(tmp_path / "tables" / "pages.csv")
    assert len(pages) == 12
    problem = pages.set_index("file").loc["04.txt", "problem"]
    assert pd.Series([problem]).str.contains(why).all()
    assert pages["problem"].notna().sum() == 1
    assert made.problems == [f"04.txt: {problem}"]


def test_corrections_and_refusals_are_those_of_one_piece(folder: Path, tmp_path: Path) -> None:

    sha256 = read(folder).pages.set_index("file").loc["04.txt", "sha256"]
    one = Correction("04.txt", sha256, 1, "events", "set", "a", "name", "全市第4次招商推进会", "招商会", "")
    stale = one._replace(file="05.txt")
    add_corrections(folder, [one, stale, one._replace(file="none.txt")])
    make(folder, tmp_path / "tables")
    (folder / "08.txt").write_text(page(88), encoding="utf-8")  # another page of the same part
    made = make(folder, tmp_path / "tables")
    assert made.read == 1
    assert "招商会" in set(pd.read_csv(tmp_path / "tables" / "events.csv")["name"])
    assert made.summary == read(folder).summary()
    add_corrections(folder, [])
    path = folder / "corrections.csv"
    kept = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if "05.txt" not in line]
    path.write_text("\n".join(kept), encoding="utf-8")  # the stale one is taken out
    assert make(folder, tmp_path / "tables").summary == read(folder).summary()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    out = tmp_path_factory.mktemp("opened") / "tables"
    make_tables(study(CORPUS), out, "parquet", workers=2)
    return analysis.open(out)


@pytest.mark.parametrize("name", [*TABLES, "findings", "finding_places"])
def test_opened_tables_are_those_that_pages_give(opened: Corpus, name: str) -> None:
    whole = corpora.read(CORPUS)
    pd.testing.assert_frame_equal(
        pd.DataFrame(getattr(opened, name)), pd.DataFrame(getattr(whole, name)), check_dtype=True
    )


def test_opened_tables_know_pages_words_and_what_was_read(opened: Corpus) -> None:
    whole = corpora.read(CORPUS)
    assert opened.tokens == whole.tokens
    assert opened.summary() == whole.summary()
    assert [r.source.text for r in opened.readings] == [r.source.text for r in whole.readings]
    kept, want = (analysis.only(corpus, papers="郑州日报") for corpus in (opened, whole))
    pd.testing.assert_frame_equal(pd.DataFrame(kept.events), pd.DataFrame(want.events))
    assert analysis.read(opened.folder).summary() == whole.summary()


def test_what_is_no_table_is_not_opened(opened: Corpus, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no tables to open"):
        analysis.open(tmp_path)
    with pytest.raises(CorpusError, match=r"choose with analysis\.only"):
        analysis.read(opened.folder, since="2022-04-01")


def test_a_page_in_two_files_counts_once(folder: Path, tmp_path: Path) -> None:
    (folder / "aa.txt").write_text(page(3), encoding="utf-8")
    html = "".join(f"<p>{line}</p>" for line in page(4).splitlines())
    (folder / "zz.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    whole = read(folder)
    pages = whole.pages.set_index("file")
    assert pages["copy_of"].dropna().to_dict() == {
        "aa.txt": pages.loc["03.txt", "page"], "zz.html": pages.loc["04.txt", "page"],
    }  # fmt: skip
    assert len(whole.articles) == 12
    assert "2 of 14 files are copies of others, counted once: aa.txt, zz.html" in whole.summary()
    make(folder, tmp_path / "parts")
    write_tables(whole, tmp_path / "whole", plain=True)
    same_tables(tmp_path / "parts", tmp_path / "whole")


def test_a_cluster_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    make(folder, tmp_path / "here")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        assert make(folder, tmp_path / "there", scheduler=cluster.scheduler_address).read == 12
    same(tmp_path / "here", tmp_path / "there")


def test_where_no_scheduler_answers_one_line_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")

    def client(*_: object, **__: object) -> None:
        raise OSError("Timed out")

    monkeypatch.setattr(distributed, "Client", client)
    with pytest.raises(CorpusError, match="no scheduler answers there"):
        make(folder, tmp_path / "tables", scheduler="tcp://127.0.0.1:1")
