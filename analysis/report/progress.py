"""Progress: which notebook is at which cell, in one line on a terminal; nothing elsewhere."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tqdm import tqdm


class Progress:
    """The line.

    Parameters
    ----------
    notebooks : those that are run.
    """

    def __init__(self, notebooks: Sequence[Path]) -> None:
        form = "{n_fmt} of {total_fmt} notebooks{postfix} [{elapsed}]"
        tqdm.monitor_interval = 0  # its thread would be in the way of forks
        # ``disable=None`` is tqdm's word for: on a terminal only.
        self._bar = tqdm(total=len(notebooks), disable=None, leave=False, bar_format=form)

    def show(self, running: Mapping[Path, int], done: int) -> None:
        """Say how far they are.

        Parameters
        ----------
        running : the number of the code cell that each notebook under way is at.
        done : notebooks that are done.
        """
        self._bar.n = done
        self._bar.set_postfix_str("; ".join(f"{path.stem}, cell {cell}" for path, cell in running.items()))

    def close(self) -> None:
        """Take the line away."""
        self._bar.close()
