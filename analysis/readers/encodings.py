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


def decode(data: bytes) -> tuple[str, str]:
    """Decode a page: by its byte-order mark, else UTF-8, else GB18030 (which GBK and GB2312 are part of).

    Parameters
    ----------
    data : the file's bytes.

    Returns
    -------
    The text and the encoding's name.

    Raises
    ------
    CorpusError : the bytes are in none of these, or read so that hardly any common character comes out.

    Examples
    --------
    >>> decode("会议召开".encode("gbk"))
    ('会议召开', 'gb18030')
    """
    mark = byte_order_mark(data)
    for encoding in (mark,) if mark else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as fault:
            last = fault
            continue
        if encoding == "gb18030" and not is_plausible(text):
            raise CorpusError(
                "in no encoding known here (read as GB18030 it makes no sense); save it as UTF-8"
            )
        return text, encoding
    raise CorpusError(
        f"in no encoding known here (byte {last.start} is wrong in {encoding}); save it as UTF-8"
    )


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the head of a file names, or None."""
    return next((name for start, name in _MARKS if data.startswith(start)), None)


def is_plausible(text: str) -> bool:
    """Whether seven in ten of its Chinese characters are of the common 3,755 (GB 2312, level 1).

    Text in another encoding decodes as GB18030 to rare characters (measured on Big5, Shift-JIS and
    UTF-8 with a damaged byte).
    """
    han = re.findall(r"[\u3400-\u9fff\ue000-\uf8ff]", text)
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
