"""Project: where a study's notebooks and pages are, a folder laid out for one's own, and JupyterLab on it.

``new(folder)`` promises that nothing that is there is changed, ``shipped()`` that notebooks and corpus are
found in a clone and in an installed package alike, and ``lab_environment`` that no setting of the user's is
changed. Guarded by ``tests/test_project.py`` and ``tests/test_lab.py``.
"""

from .lab import lab_command, lab_environment
from .layout import ProjectError, new
from .places import corpus_of, is_clone, notebooks_of, shipped
from .shadows import shadow_in

__all__ = [
    "ProjectError",
    "corpus_of",
    "is_clone",
    "lab_command",
    "lab_environment",
    "new",
    "notebooks_of",
    "shadow_in",
    "shipped",
]
