"""What holds the project's own files together: locked versions, conda's list, and the rules of the house."""

import json
import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LESSONS = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
GROUPS = {name: [Requirement(line) for line in lines] for name, lines in PROJECT["dependency-groups"].items()}


def locked(name):
    """{package: [(version, marker)]} of a requirements file; a package may be locked once for each kind of Python."""
    lines = re.findall(r"^(\S+==[^\\\n]+)", (ROOT / name).read_text(), re.MULTILINE)
    versions = {}
    for requirement in map(Requirement, lines):
        (specifier,) = requirement.specifier
        versions.setdefault(requirement.name, []).append(specifier.version)
    return versions


def assert_satisfied(requirements, versions):
    for requirement in requirements:
        name = canonicalize_name(requirement.name)
        assert name in versions, f"{name} is not locked"
        for version in versions[name]:
            assert requirement.specifier.contains(version), f"{requirement} is locked as {version}"


def test_the_locked_versions_satisfy_pyproject():
    assert_satisfied(LESSONS + GROUPS["build"], locked("requirements.txt"))
    assert_satisfied(LESSONS + GROUPS["build"] + GROUPS["test"], locked("requirements-test.txt"))


def test_the_tests_run_with_the_versions_that_students_get():
    lessons, tests = locked("requirements.txt"), locked("requirements-test.txt")
    assert {name: tests.get(name) for name in lessons} == lessons


def test_every_locked_version_has_hashes_and_no_address():
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        packages = re.findall(r"^\S+==.*\n.*", text, re.MULTILINE)
        assert packages
        assert all("--hash=sha256:" in package for package in packages)


def test_conda_gets_the_same_packages_with_the_same_bounds_and_a_reason_each():
    text = (ROOT / "environment.yml").read_text()
    listed = [line for line in yaml.safe_load(text)["dependencies"] if isinstance(line, str)]
    bounds = {requirement.name: requirement.specifier for requirement in map(Requirement, listed)}
    wanted = {"python": PROJECT["project"]["requires-python"]}
    wanted |= {each.name: each.specifier for each in LESSONS + GROUPS["test"] if each.name in bounds}
    assert {name: str(wanted.get(name)) for name in bounds if name != "pip"} == {
        name: str(bounds[name]) for name in bounds if name != "pip"
    }
    assert {each.name for each in LESSONS} | {"nbval"} <= set(bounds)
    for line in re.findall(r"^  - (?!pip:|conda-forge).*", text, re.MULTILINE):
        assert "#" in line, f"no reason beside {line}"


def test_the_widgets_source_can_be_read_where_it_stands():
    for path in (ROOT / "helpers" / "static").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|insertAdjacentHTML|\beval\(|https?://(?!www\.w3\.org)", text), path.name
        assert max(map(len, text.splitlines())) < 200, path.name


def test_lessons_are_told_not_to_ask_for_news():
    folder = ROOT / "helpers" / "jupyter" / "share" / "jupyter" / "lab" / "settings" / "overrides.d"
    (told,) = [json.loads(path.read_text()) for path in folder.iterdir()]
    assert told["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
