"""pyproject.toml, environment.yml, uv.lock and CITATION.cff say the same."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

#: PyPI's name → conda-forge's, where they differ. matplotlib-base and nbconvert-core are what PyPI's
#: packages hold; conda-forge's own matplotlib and nbconvert bring Qt and pandoc along.
CONDA_NAMES = {
    "brotli": "brotli-python",
    "matplotlib": "matplotlib-base",
    "nbconvert": "nbconvert-core",
}
#: In environment.yml for conda alone.
CONDA_ONLY = {"python", "pip"}

Ranges = dict[str, SpecifierSet]


def ranges(requirements: list[str]) -> Ranges:
    parsed = [Requirement(line) for line in requirements]
    return {canonicalize_name(r.name): r.specifier for r in parsed}


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def extras(project: dict) -> dict[str, list[str]]:
    return project["project"].get("optional-dependencies", {})


@pytest.fixture(scope="module")
def lock() -> dict:
    return tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def environment() -> tuple[Ranges, list[str]]:
    """What conda installs, by conda's names, and the lines it hands to pip."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    (pip,) = [entry["pip"] for entry in listed if isinstance(entry, dict)]
    return ranges([entry for entry in listed if isinstance(entry, str)]), pip


def test_environment_asks_for_what_the_project_asks_for(project: dict, environment) -> None:
    by_conda, pip = environment
    by_pip = ranges([line for line in pip if not line.startswith("-e")])
    names = {conda: pypi for pypi, conda in CONDA_NAMES.items()}
    asked = {names.get(name, name): found for name, found in by_conda.items() if name not in CONDA_ONLY}
    assert not asked.keys() & by_pip.keys(), "named twice"
    assert asked | by_pip == ranges(project["project"]["dependencies"])


def test_environment_uses_the_names_of_conda_forge(environment) -> None:
    by_conda, _ = environment
    assert not by_conda.keys() & CONDA_NAMES.keys()


def test_environment_has_the_project_with_its_extras_and_its_python(
    project: dict, extras, environment
) -> None:
    by_conda, pip = environment
    assert by_conda["python"] == SpecifierSet(project["project"]["requires-python"])
    assert f"-e .[{','.join(sorted(extras))}]" in pip


def test_lock_holds_what_the_project_asks_for(project: dict, extras, lock: dict) -> None:
    (own,) = [p for p in lock["package"] if p["name"] == project["project"]["name"]]

    def locked(entries: list[dict]) -> Ranges:
        return {canonicalize_name(e["name"]): SpecifierSet(e.get("specifier", "")) for e in entries}

    asked = [*project["project"]["dependencies"], *(line for extra in extras.values() for line in extra)]
    assert locked(own["metadata"]["requires-dist"]) == ranges(asked)
    assert locked(own["metadata"]["requires-dev"]["dev"]) == ranges(project["dependency-groups"]["dev"])
    assert lock["requires-python"] == project["project"]["requires-python"]


def test_uv_finds_the_lock_in_step() -> None:
    uv = shutil.which("uv", path=os.pathsep.join([str(ROOT / ".tools/venv/bin"), os.environ.get("PATH", "")]))
    if uv is None:
        pytest.skip("no uv here; make test brings one")
    check = subprocess.run(
        [uv, "lock", "--check", "--offline"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, f"run: uv lock\n{check.stderr}"


def test_lock_takes_everything_from_pypi(project: dict, lock: dict) -> None:
    for package in lock["package"]:
        own = package["name"] == project["project"]["name"]
        expected = {"editable": "."} if own else {"registry": "https://pypi.org/simple"}
        assert package["source"] == expected, package["name"]
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        assert own or files, package["name"]
        for file in files:
            assert file["url"].startswith("https://files.pythonhosted.org/packages/"), package["name"]
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"]), package["name"]


def test_citation_names_the_same_version_and_licence(project: dict) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == project["project"]["version"]
    assert citation["license"] == project["project"]["license"]
