"""Encodings: from bytes to characters, for pages and for the names of files in an archive."""

from __future__ import annotations

import re

from .errors import CorpusError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


_HAN = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff]")
#: Share of characters that may be broken in a page that is read all the same.
MOST_BROKEN = 0.01
#: Bytes at the head of files that are no text, whatever their name.
_OTHERS = (
    (b"%PDF-", "a PDF file; name it .pdf"),
    (b"PK\x03\x04", "a zip archive or a Word file; name it .zip, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "a Word or Excel file; save its text as .txt"),
    (b"{\\rtf", "a rich text file; save its text as .txt"),
    (b"\x89PNG", "a picture; recognise its text (OCR) and save that as .txt"),
    (b"\xff\xd8\xff", "a picture; recognise its text (OCR) and save that as .txt"),
    (b"GIF8", "a picture; recognise its text (OCR) and save that as .txt"),
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html|head|meta)\b", re.I)


def decode(data: bytes) -> tuple[str, str]:
    """Decode a page: by its byte-order mark, else UTF-8, else GB18030 (which GBK and GB2312 are part of).

    UTF-8 of which not one character in a hundred is broken is read, and these are U+FFFD: in UTF-8
    the damage stays where it is, in the others it may run on. UTF-16 without its mark is read where
    it makes sense; its name then says the order of its bytes.

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    The text and the encoding's name.

    Raises
    ------
    CorpusError : the bytes are in none of these, or read so that hardly any common character comes
        out, or are no text at all.

    Examples
    --------
    >>> decode("会议召开".encode("gbk"))
    ('会议召开', 'gb18030')
    """
    for head, what in _OTHERS:
        if data.startswith(head):
            raise CorpusError(f"by its first bytes {what}")
    mark = byte_order_mark(data)
    faults: list[UnicodeDecodeError] = []
    for encoding in (mark,) if mark else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as fault:
            faults.append(fault)
            continue
        if encoding == "gb18030" and not is_plausible(text):
            break
        if text.count("\0") > 0.1 * len(text):
            raise CorpusError("bytes of no text in it (a program's own file?); save the page's text as .txt")
        return text, encoding
    if found := _read_anyhow(data, mark):
        return found
    raise CorpusError(_no_encoding(data, faults))


def _read_anyhow(data: bytes, mark: str | None) -> tuple[str, str] | None:
    """Text in damaged UTF-8, or in UTF-16 without its mark."""
    name = mark or "utf-8"
    text = data.decode(name, "replace") if name.startswith("utf-8") else ""
    if is_whole(text) and is_plausible(text) and len(_HAN.findall(text)) >= 10:
        return text, name
    for name in () if mark else ("utf-16-le", "utf-16-be"):
        text = data.decode(name, "replace")
        # Other bytes, taken for UTF-16, come out as characters of all the world.
        if is_whole(text) and is_plausible(text) and 2 * len(_HAN.findall(text)) > len(text):
            return text, name
    return None


def is_whole(text: str) -> bool:
    """Whether not one character in a hundred is broken, or of a short text not nine."""
    return text.count("\ufffd") <= max(8, MOST_BROKEN * len(text))


def _no_encoding(data: bytes, faults: list[UnicodeDecodeError]) -> str:
    """Why bytes are in no encoding: where the one that comes furthest breaks, or what it gives."""
    fault = max(faults, key=lambda fault: fault.start)
    why = f"byte {fault.start} is wrong in {fault.encoding.replace('codec', '').strip()}"
    if len(faults) == 1 and fault.encoding == "utf-8":
        why = "read as GB18030 it makes no sense"
    hint = "; it may be Big5" if _may_be_big5(data) else ""
    return f"in no encoding known here ({why}{hint}); save it as UTF-8"


def _may_be_big5(data: bytes) -> bool:
    """Whether nine in ten of its Chinese characters are of the common ones of Big5 (level 1)."""
    han = _HAN.findall(data.decode("big5", "ignore"))
    return len(han) > 20 and sum(c.encode("big5")[0] <= 0xC6 for c in han) > 0.9 * len(han)


def is_html(data: bytes) -> bool:
    """Whether a file is an HTML page by its first characters."""
    return _HTML.match(data) is not None


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the head of a file names, or None."""
    return next((name for start, name in _MARKS if data.startswith(start)), None)


def is_plausible(text: str) -> bool:
    """Whether seven in ten of its Chinese characters are of the common 3,755 (GB 2312, level 1).

    Text in another encoding decodes as GB18030 to rare characters (measured on Big5, Shift-JIS and
    UTF-8 with a damaged byte).
    """
    han = _HAN.findall(text)
    common = sum(0xB0 <= c.encode("gb18030")[0] <= 0xD7 and len(c.encode("gb18030")) == 2 for c in han)
    return not han or common >= 0.7 * len(han)


def file_name(name: bytes) -> str:
    r"""A file's name as it can be shown and written: UTF-8, else GB18030, what is left escaped.

    Examples
    --------
    >>> file_name("要闻.txt".encode("gbk")), file_name(b"a\nb\xff")
    ('要闻.txt', 'a\\x0ab\\xff')
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            text = name.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        text = name.decode("utf-8", "backslashreplace")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", lambda m: f"\\x{ord(m[0]):02x}", text)
