"""Drawing: plots of one's own find the Chinese font, without matplotlib being imported for it."""

from __future__ import annotations

import contextlib
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from typing import Any

from .chinese import FAMILIES, FontError, font_file

#: The module of matplotlib that knows the fonts; whatever draws imports it.
_KNOWS_FONTS = "matplotlib.font_manager"


def let_matplotlib_draw_chinese() -> None:
    """Let plots of matplotlib, and so of pandas, fall back on the Chinese font.

    Nothing is imported: matplotlib is told when it is imported, by whomever; a font that the user has chosen
    stays. Without a font (:class:`FontError`) nothing is changed.
    """
    loaded = sys.modules.get(_KNOWS_FONTS)
    if loaded is not None:
        _tell(loaded)
    elif not any(isinstance(finder, _Waiting) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Waiting())


class _Waiting(MetaPathFinder):
    """Finds no module itself; it waits for that of the fonts."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Give the module's own specification, so that we are called when it has been run."""
        if fullname != _KNOWS_FONTS:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_and_tell(module: Any) -> None:
                run(module)
                _tell(module)

            spec.loader.exec_module = run_and_tell  # type: ignore[method-assign]
        return spec


def _tell(font_manager: Any) -> None:
    """Name our font behind the one that matplotlib draws with unless told otherwise."""
    settings = sys.modules["matplotlib"].rcParams
    with contextlib.suppress(FontError):
        font_manager.fontManager.addfont(font_file())
        if settings["font.family"] == ["sans-serif"]:
            settings["font.family"] = ["sans-serif", FAMILIES[0]]
