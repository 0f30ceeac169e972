"""Digests: the SHA-256 of every table of a corpus, to tell whether a change changed a table.

``python -m benchmarks.digests corpus tests/examples/pages > before.txt``, the change, the same again,
``diff``. A line a table: digest, rows, folder, table.
"""

import hashlib
import sys

import analysis


def digests(folder: str) -> list[str]:
    """One line a table: the digest of its CSV form, its number of rows, folder and name."""
    corpus = analysis.read(folder)
    lines = []
    for name in analysis.TABLES:
        table = corpus.table(name)
        data = table.to_csv(index=False, lineterminator="\n").encode("utf-8", "surrogatepass")
        lines.append(f"{hashlib.sha256(data).hexdigest()[:16]} {len(table):7d} {folder} {name}")
    return lines


if __name__ == "__main__":
    for each in sys.argv[1:] or ["corpus", "tests/examples/pages"]:
        print("\n".join(digests(each)), flush=True)
