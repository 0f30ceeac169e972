"""Encodings: what a file's bytes are read as, what is refused, and that a guess or a loss is said."""

import hashlib
from pathlib import Path

import pytest
from opencc import OpenCC

import analysis
from analysis.check.checking import check
from analysis.readers import CorpusError, decode, read_text

PAGE = """临江日报 2022年3月26日 星期六

全市招商推进会召开

本报讯（记者 王一）昨日，全市招商推进会召开。市长李二主持会议，市领导赵三参加会议。会议研究部署了项目建设。

本报讯（记者 钱四）日前，临江市图书馆新馆向读者开放，设有阅览座位一千二百个，藏书五十六万册，每周开放六天。
"""
TRADITIONAL = OpenCC("s2t").convert(PAGE)
UTF8 = PAGE.encode()

READ = {
    "UTF-8": (UTF8, "utf-8"),
    "UTF-8 with a mark": (PAGE.encode("utf-8-sig"), "utf-8-sig"),
    "GBK": (PAGE.encode("gbk"), "gb18030"),
    "GB18030 with a character that GBK has not": ((PAGE + "㑊").encode("gb18030"), "gb18030"),
    "traditional characters in UTF-8": (TRADITIONAL.encode(), "utf-8"),
    "UTF-16, little end first": (b"\xff\xfe" + PAGE.encode("utf-16-le"), "utf-16"),
    "UTF-16, big end first": (b"\xfe\xff" + PAGE.encode("utf-16-be"), "utf-16"),
    "UTF-16, little end first, no mark": (PAGE.encode("utf-16-le"), "utf-16-le"),
    "UTF-16, big end first, no mark": (PAGE.encode("utf-16-be"), "utf-16-be"),
    "UTF-32": (PAGE.encode("utf-32"), "utf-32"),
}


@pytest.mark.parametrize("case", READ)
def test_a_page_is_read_in_its_encoding(tmp_path: Path, case: str) -> None:
    data, encoding = READ[case]
    (tmp_path / "a.txt").write_bytes(data)
    corpus = analysis.read(tmp_path)
    (found,) = check(corpus)
    assert (found.problem, found.encoding, found.articles) == (None, encoding, 2)
    assert list(corpus.contributors["name"]) == ["王一", "钱四"]
    guessed = ["read as"] if "no mark" in case else []
    assert [said[:7] for said in found.suspicions] == guessed


#: A byte that no text of UTF-8 has, a character cut in two, an end in the middle of a character.
DAMAGED = {
    "a wrong byte": UTF8[:200] + b"\xff" + UTF8[201:],
    "a byte too few": UTF8[:301] + UTF8[302:],
    "two wrong bytes": UTF8[:200] + b"\xff" + UTF8[201:333] + b"\xe5" + UTF8[334:],
    "cut short": UTF8[:-5],
    "a byte of ten thousand": UTF8 * 30 + b"\xff" + UTF8,
}


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_utf8_is_read_and_the_damage_is_said(tmp_path: Path, case: str) -> None:
    (tmp_path / "a.txt").write_bytes(DAMAGED[case])
    (found,) = check(analysis.read(tmp_path))
    assert (found.problem, found.encoding) == (None, "utf-8")
    assert any("that a font or an encoding lost" in said for said in found.suspicions), found.suspicions


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_what_is_damaged_throughout_is_refused(share: float) -> None:
    step = round(3 / share)
    data = bytes(0xFF if n % step == 0 else byte for n, byte in enumerate(UTF8 * 5))
    with pytest.raises(CorpusError, match=r"in no encoding known here .byte 0 is wrong in utf-8"):
        decode(data)


REFUSED = {
    "damaged GBK, where damage runs on": (
        PAGE.encode("gbk")[:150] + b"\xff" + PAGE.encode("gbk")[151:],
        "wrong in gb18030); save it as UTF-8",
    ),
    "Big5": (TRADITIONAL.encode("big5", "ignore"), "it may be Big5); save it as UTF-8"),
    "Shift-JIS": (
        "日本語の新聞です。県知事が会議に出席した。".encode("shift-jis") * 9,
        "makes no sense); save",
    ),
    "half a character of UTF-16": (b"\xff\xfe" + PAGE.encode("utf-16-le") + b"\n", "save it as UTF-8"),
    "two encodings": (UTF8 + PAGE.encode("gbk"), "is wrong in utf-8); save it as UTF-8"),
    "Latin": ("Café déjà vu".encode("latin-1") * 9, "save it as UTF-8"),
    "noise": (bytes(range(128, 256)) * 40, "save it as UTF-8"),
    "nothing but NULs": (bytes(3000), "save the page's text as .txt"),
    "a PDF": (b"%PDF-1.4\n" + UTF8, "a PDF file; name it .pdf"),
    "an archive": (b"PK\x03\x04" + bytes(99), "a zip archive or a Word file; name it .zip"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + bytes(999), "save its text as .txt"),
    "rich text": (b"{\\rtf1\\ansi\\ansicpg936 \\'bb\\'e1}", "save its text as .txt"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "recognise its text (OCR)"),
    "HTML": (b"\n<!DOCTYPE html><html><p>" + UTF8, "an HTML page; name it .html"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(case: str) -> None:
    data, to_do = REFUSED[case]
    with pytest.raises(CorpusError) as caught:
        read_text("a.txt", data)
    assert to_do in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_never_text(seed: int) -> None:
    data = b"".join(hashlib.sha256(bytes([seed, n])).digest() for n in range(99))
    with pytest.raises(CorpusError):
        read_text("a.txt", data)


SAID = {
    "a NUL within": (PAGE.replace("会议", "会\0议"), "3 control characters, which no text has"),
    "an empty file": ("", "no text in the file"),
    "a mark alone": ("\ufeff", "no text in the file"),
    "GBK taken for Latin": (PAGE.encode("gbk").decode("latin-1"), "of the characters are Chinese"),
    "UTF-8 taken for GBK": (UTF8.decode("gb18030", "ignore"), "are rare ones: is the encoding right?"),
    "another language": ("The meeting was held yesterday. " * 9, "only 0% of the characters are Chinese"),
    "no date": (PAGE.replace("2022年3月26日 星期六", ""), "no issue date; give it, or the year"),
}


@pytest.mark.parametrize("case", SAID)
def test_what_speaks_of_a_wrong_encoding_is_said(tmp_path: Path, case: str) -> None:
    content, sentence = SAID[case]
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    found, sound = check(analysis.read(tmp_path))
    assert any(sentence in said for said in found.suspicions), found.suspicions
    assert not any(sentence in said for said in sound.suspicions)


def test_a_declared_charset_is_followed_over_a_broken_character() -> None:
    page = f'<meta charset="gb2312"><p>{PAGE}'.encode("gbk")
    text, encoding = read_text("a.htm", page[:-9] + b"\xff" + page[-9:])
    assert encoding == "gb18030"
    assert "市长李二主持会议" in text
    page = f'<meta charset="big5"><p>{TRADITIONAL}'.encode("big5", "ignore")
    assert read_text("a.htm", page)[1] == "big5"
