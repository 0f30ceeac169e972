"""Set the corpus: ``python -m tests.typesetter``."""

from . import SourceError, set_corpus

if __name__ == "__main__":
    try:
        for row in set_corpus():
            print(row["file"])
    except SourceError as error:
        raise SystemExit(str(error)) from None
