"""The image holds what runs and nothing else, as somebody without rights, and can be stopped."""

import re
import tomllib

import pytest

from bot.settings import Settings
from tests.operations.dockerfile import ROOT, Context, Stage, read

STAGES = read((ROOT / "Dockerfile").read_text(encoding="utf-8"))
BUILD, IMAGE = STAGES


def test_both_stages_start_from_one_pinned_image() -> None:
    assert {stage.base for stage in STAGES} == {BUILD.base}
    minor = re.fullmatch(r"python:(3\.\d+)-slim-[a-z]+", BUILD.base)
    assert minor
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={minor[1]}"


def test_the_bot_is_nobody_and_owns_only_what_it_writes() -> None:
    user = IMAGE.of("USER")[-1].words
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    owned = [one.parts[-1] for one in IMAGE.of("COPY") if one.options.get("chown")]
    assert owned == [one.words for one in IMAGE.of("VOLUME")] == ["/app/var"]
    made = IMAGE.of("RUN")[0].words
    for number in user.split(":"):
        assert f"--gid {number}" in made or f"--uid {number}" in made


def test_every_package_of_the_program_is_in_the_image() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = project["tool"]["setuptools"]["packages"]["find"]["include"]
    packages = {pattern.removesuffix("*") for pattern in found}
    copied = {part for one in BUILD.of("COPY") for part in one.parts[:-1]}
    assert packages | {"pyproject.toml", "constraints.txt"} == copied == Context().let_in


def test_nothing_that_was_only_needed_to_install_is_left() -> None:
    assert {one.options.get("from") for one in IMAGE.of("COPY")} == {BUILD.name}
    installing = [one.words for one in BUILD.of("RUN") if "install" in one.words]
    assert all(
        "--no-cache-dir" in one and "--constraint constraints.txt" in one for one in installing
    )
    assert not any("install" in one.words for one in IMAGE.of("RUN"))


def test_what_is_compiled_here_stays_out_of_the_image() -> None:
    names = ["__pycache__", "app.cpython-311.pyc", "app.py", "questions"]
    assert Context().ignored("bot", names) == set(names[:2])


@pytest.mark.parametrize("stage", STAGES, ids=["build", "image"])
def test_no_setting_and_no_secret_is_built_in(stage: Stage) -> None:
    named = " ".join(one.words for one in (*stage.of("ENV"), *stage.of("ARG")))
    assert not re.search(r"BOT_|TOKEN|SECRET|PASSWORD", named)


def test_health_is_asked_where_the_bot_listens() -> None:
    (check,) = IMAGE.of("HEALTHCHECK")
    assert "/healthz" in check.words
    assert "BOT_LISTEN" in check.words
    assert f":{Settings.model_fields['listen'].default.port}'" in check.words


def test_the_bot_itself_gets_the_signals() -> None:
    (command,) = IMAGE.of("CMD")
    assert command.words.startswith("[")  # a shell in between would keep them for itself
    assert command.parts == ["python", "-m", "bot"]
    assert [one.words for one in IMAGE.of("STOPSIGNAL")] == ["SIGTERM"]
