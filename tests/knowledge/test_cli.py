"""The maintainers' command line does what others rely on."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import SHIPPED, Knowledge
from knowledge.__main__ import COMMANDS, UNREAD, main
from knowledge.matching.decision import FOLLOWING
from knowledge.wording import wording
from tests.knowledge import small

ROOT = Path(__file__).parents[2]
OUTCOMES = {"answer", "suggestions", "nothing", "smalltalk", "refused"}
COMMAND = [sys.executable, "-m", "knowledge"]
PLAIN = {**os.environ, "PYTHONUTF8": "1"}

Run = pytest.CaptureFixture[str]


def lines(
    text: str, folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, object]]:
    """Give some lines to `ask --jsonl`, and read its lines."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert main(["ask", "--jsonl", "--without-encoder", "--base", str(folder)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def loaded(lexical: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare `ask` the loading of the shipped base."""

    def load(folder: Path, *, with_encoder: bool) -> Knowledge:
        assert folder == SHIPPED
        assert not with_encoder
        return lexical

    monkeypatch.setattr("knowledge.commands.ask.load", load)


# ── ask --jsonl ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("loaded")
def test_what_is_not_read_of_a_message_has_no_answer_and_no_other_name(
    capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = (
        "La carte Vitale suffit-elle ? Combien de temps pour une CPE ? Où trouver des affiches ? "
        "Comment activer ma e-CPS ? Comment avoir une BAL MSSanté ?"
    )
    asked = [{"question": message}, {"question": "trois questions : comment activer ma e-CPS ?"}]
    text = "".join(json.dumps(one) + "\n" for one in asked)
    many, announced = lines(text, SHIPPED, capsys, monkeypatch)
    assert isinstance(many["parts"], list)
    assert [part["outcome"] for part in many["parts"]] == ["answer"] * 4 + ["nothing"]
    assert many["parts"][-1]["entries"] == []
    assert isinstance(announced["parts"], list)
    assert [part["outcome"] for part in announced["parts"]] == ["answer"]


@pytest.mark.usefixtures("loaded")
def test_each_question_gets_a_line_in_the_same_order(
    capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = [
        {"question": "comment activer ma e-cps"},
        {"question": "bonjour"},
        {"question": "dmp"},
        {"question": "une recette de crêpes"},
        {"question": "le patient Mme Durand"},
        {"question": "et pour un mineur ?", "after": "ins-justificatifs"},
        {"question": "comment activer ma e-cps", "profile": {"role": "secretaire"}},
        {"question": ""},
    ]
    text = "".join(
        json.dumps(one, ensure_ascii=number % 2 == 0) + "\n" for number, one in enumerate(asked)
    )
    answers = lines(text, SHIPPED, capsys, monkeypatch)
    assert [answer["question"] for answer in answers] == [one["question"] for one in asked]
    first = []
    for answer in answers:
        assert set(answer) == {"question", "parts"}
        assert isinstance(answer["parts"], list)
        first.append(answer["parts"][0])
        for part in answer["parts"]:
            assert set(part) == {"text", "outcome", "entries"}
            assert part["outcome"] in OUTCOMES
            assert len(part["entries"]) <= 4
            assert all(set(entry) == {"id", "score"} for entry in part["entries"])
            scores = [entry["score"] for entry in part["entries"]]
            assert all(0 <= score <= 1 for score in scores)
    assert [part["outcome"] for part in first[:5]] == [
        *("answer", "smalltalk", "suggestions", "nothing", "refused")
    ]
    assert first[0]["entries"][0]["id"] == "ecps-activer"
    assert first[1]["entries"] == first[4]["entries"] == []


@pytest.mark.usefixtures("loaded")
def test_two_questions_give_two_parts(capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '{"question": "comment activer ma e-cps et comment commander une carte cpe ?"}\n'
    (answer,) = lines(text, SHIPPED, capsys, monkeypatch)
    assert isinstance(answer["parts"], list)
    assert [part["outcome"] for part in answer["parts"]] == ["answer", "answer"]


@pytest.mark.parametrize(
    "line",
    [
        "pas du json",
        "",
        "  ",
        "{",
        "[]",
        "3",
        "null",
        '"texte"',
        "{}",
        '{"question": 3}',
        '{"question": null}',
        '{"question": ["a"]}',
        '{"question": "a", "after": 3}',
        "[" * 5000,
        '{"question": ' + "1" * 5000 + "}",
    ],
    ids=lambda line: line[:24],
)
def test_a_malformed_line_is_told_and_the_run_goes_on(
    line: str, tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f'{line}\n{{"question": "suivre un colis"}}\n'
    first, second = lines(text, small.write(tmp_path), capsys, monkeypatch)
    assert set(first) == {"error"}
    assert isinstance(first["error"], str)
    assert second["question"] == "suivre un colis"


@pytest.mark.parametrize(
    "profile", ["null", "3", "{}", '{"role": 3}', '{"role": "inconnu"}', "[]"]
)
def test_an_odd_profile_is_left_aside(
    profile: str, tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f'{{"question": "suivre un colis", "profile": {profile}}}\n'
    (answer,) = lines(text, small.write(tmp_path), capsys, monkeypatch)
    assert set(answer) == {"question", "parts"}


def test_each_answer_is_written_before_the_next_question_is_read(tmp_path: Path) -> None:
    folder = small.write(tmp_path)
    command = [*COMMAND, "ask", "--jsonl", "--without-encoder", "--base", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, env=PLAIN, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8",
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        for question in ("où en est mon paquet ?", "ouvrir l'agenda", "été 🙂"):
            running.stdin.write(json.dumps({"question": question}, ensure_ascii=False) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["question"] == question
        running.stdin.close()
        assert running.stdout.read() == ""
    assert running.returncode == 0


@pytest.mark.parametrize("terminal", ["utf-8:surrogateescape", "utf-8:strict", "latin-1"])
@pytest.mark.parametrize(
    "line",
    [
        rb'{"question": "\ud800 suivre un colis"}',
        b'{"question": "suivre un colis \xff"}',
    ],
)
def test_what_is_not_utf_8_does_not_stop_the_run(
    line: bytes, terminal: str, tmp_path: Path
) -> None:
    folder = small.write(tmp_path)
    command = [*COMMAND, "ask", "--jsonl", "--without-encoder", "--base", str(folder)]
    env = PLAIN | {"PYTHONIOENCODING": terminal}
    asked = line + '\n{"question": "où suivre un colis"}\n'.encode()
    done = subprocess.run(
        command, cwd=ROOT, env=env, input=asked, capture_output=True, check=False
    )
    _, last = done.stdout.splitlines()
    assert json.loads(last)["question"] == "où suivre un colis"


def test_who_reads_no_further_is_told_no_error(tmp_path: Path) -> None:
    command = [
        *COMMAND,
        "gaps",
        "--all",
        "--without-encoder",
        "--base",
        str(small.write(tmp_path)),
    ]
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        command, cwd=ROOT, env=PLAIN, stdout=writes, stderr=subprocess.PIPE, check=False
    )
    os.close(writes)
    assert done.stderr == b""
    assert done.returncode == UNREAD


# ── ask, for a person ────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("loaded")
def test_ask_tells_the_answer_and_why(capsys: Run) -> None:
    assert main(["ask", "comment activer ma ecsp", "--without-encoder"]) == 0
    out = capsys.readouterr().out
    assert "ecps-activer" in out
    assert "ecps" in out
    assert wording()["explain"]["answer"] in out


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("question", ["bonjour", "Mme Durand a perdu sa carte", "dmp", "crêpes ?"])
def test_ask_tells_every_outcome(question: str, capsys: Run) -> None:
    assert main(["ask", question, "--without-encoder", "--role", "secretaire"]) == 0
    assert "Durand" not in capsys.readouterr().out


@pytest.mark.usefixtures("loaded")
def test_ask_tells_that_a_message_was_read_behind_an_answer(capsys: Run) -> None:
    words = wording()["explain"]
    question = ["ask", "et pour un mineur ?", "--without-encoder"]
    assert main(question) == 0
    assert words["after"] not in capsys.readouterr().out
    assert main([*question, "--after", "ins-justificatifs"]) == 0
    told = capsys.readouterr().out
    assert words["after"] in told
    assert words["limits"].format(**vars(FOLLOWING)) in told


def test_ask_tells_of_an_answer_and_a_profession_that_do_not_exist(
    tmp_path: Path, capsys: Run
) -> None:
    question = ["ask", "mon agenda", "--base", str(small.write(tmp_path)), "--without-encoder"]
    assert main([*question, "--after", "rien", "--role", "docteur"]) == 2
    after, role = capsys.readouterr().err.splitlines()
    assert after == wording()["problems"]["unknown_reference"].format(id="rien")
    assert "docteur" in role
    assert "secretaire" in role
    assert main([*question, "--after", "colis", "--role", "medecin"]) == 0


def test_ask_without_a_question_says_so(tmp_path: Path, capsys: Run) -> None:
    assert main(["ask", "--base", str(small.write(tmp_path)), "--without-encoder"]) == 2
    assert capsys.readouterr().err.strip() == wording()["cli"]["no_question"]


@pytest.mark.parametrize("command", [["ask", "a"], ["evaluate", "x.tsv"], ["gaps"]])
def test_a_broken_base_is_told_by_every_command(
    command: list[str], tmp_path: Path, capsys: Run
) -> None:
    folder = small.write(tmp_path, {small.ENTRY: b"\xff"})
    assert main([*command, "--base", str(folder)]) == 1
    assert f"{folder / small.ENTRY}:1:" in capsys.readouterr().err


# ── check ────────────────────────────────────────────────────────────────────────────────────────


def test_check_of_the_shipped_base_is_clean(capsys: Run) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("112 ")
    assert len(out.splitlines()) == 1


def test_check_counts_and_sorts_problems(tmp_path: Path, capsys: Run) -> None:
    folder = small.write(tmp_path, {small.ENTRY: "# a\n", small.STEP: "# b\n"})
    assert main(["check", str(folder)]) == 1
    written = capsys.readouterr()
    told = written.out.splitlines()
    assert told == sorted(told)
    assert wording()["cli"]["problems"].format(count=len(told)) in written.err


# ── evaluate ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write labelled questions of the three formats beside a small base."""
    monkeypatch.chdir(tmp_path)
    small.write(tmp_path / "base")
    path = tmp_path / "tiny.tsv"
    path.write_text(
        "agenda\teasy\touvrir mon agenda\n"
        "colis,agenda\teasy\tsuivre un colis\n"
        "\n"
        "agenda\thard\tsuivre un colis\n"
        "OUT\tfar\tune recette de crêpes au sarrasin\n"
        "AMBIG\tfar\tet alors\n"
        "colis\touvrir mon agenda\tet le numéro de suivi du paquet ?\n"
        "agenda\tcolis\touvrir mon agenda ? et où en est mon paquet ?\n",
        encoding="utf-8",
    )
    return path


def evaluate(path: Path, *options: str) -> list[str]:
    """Return the command that evaluates on the small base."""
    base = str(path.parent / "base")
    return ["evaluate", str(path), "--base", base, "--without-encoder", *options]


def test_evaluate_gives_the_figures_as_json(tiny: Path, capsys: Run) -> None:
    assert main(evaluate(tiny, "--json")) == 0
    table = json.loads(capsys.readouterr().out)
    assert set(table) == {"figures", "confusions"}
    whole = table["figures"]["tiny"]
    assert whole["questions"] == 6
    for name in ("recall@1", "helped", "wrong", "abstains on OUT", "calibration error"):
        assert 0 <= whole[name] <= 1
    assert whole["helped"] >= whole["recall@1"]
    assert whole["abstains on OUT"] == 1
    assert {"  easy", "  hard", "  far", "  follow-up", "  double"} <= set(table["figures"])


def test_evaluate_writes_a_table_and_what_changed_since(tiny: Path, capsys: Run) -> None:
    assert main(evaluate(tiny, "--details")) == 0
    assert "recall@1" in capsys.readouterr().out
    kept = tiny.parent / "var" / "evaluation.json"
    states = json.loads(kept.read_text(encoding="utf-8"))
    states[next(iter(states))] = "x"
    kept.write_text(json.dumps(states), encoding="utf-8")
    assert main(evaluate(tiny)) == 0
    assert wording()["evaluate"]["changed"].format(count=1) in capsys.readouterr().out


def test_evaluate_loses_none_of_two_files_of_one_name(tiny: Path, capsys: Run) -> None:
    other = tiny.parent / "other" / tiny.name
    other.parent.mkdir()
    other.write_text("agenda\teasy\touvrir mon agenda\n", encoding="utf-8")
    command, *options = evaluate(tiny, "--json")
    assert main([command, str(other), *options]) == 0
    measured = json.loads(capsys.readouterr().out)["figures"]
    assert {str(tiny), str(other)} <= measured.keys()


def test_evaluate_tells_a_missing_or_ill_formed_file(tiny: Path, capsys: Run) -> None:
    tiny.write_text("agenda\teasy\n", encoding="utf-8")
    assert main(evaluate(tiny)) == 1
    assert "tiny.tsv:1:" in capsys.readouterr().err
    assert main(evaluate(tiny.with_name("rien.tsv"))) == 1
    missing = wording()["problems"]["missing_file"]
    assert capsys.readouterr().err == f"{tiny.with_name('rien.tsv')}:1: {missing}\n"
    tiny.write_bytes("agenda\teasy\tà moi".encode("cp1252"))
    assert main(evaluate(tiny)) == 1
    assert wording()["problems"]["not_utf8"] in capsys.readouterr().err


def test_evaluate_tells_of_a_label_that_is_none_and_goes_on(tiny: Path, capsys: Run) -> None:
    tiny.write_bytes(
        b"\xef\xbb\xbfagenda\teasy\touvrir mon agenda\n\n"
        b"agend\teasy\tmon agenda\nagend\teasy\tagenda\n"
    )
    assert main(evaluate(tiny)) == 0
    told = wording()["problems"]["unknown_label"].format(label="agend")
    assert capsys.readouterr().err == f"{tiny}:3: {told}\n"


# ── --help ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_given(command: str, capsys: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    assert "à écrire ainsi : python -m knowledge" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["rien"], ["evaluate"], ["ask", "--rien"]])
def test_a_wrong_command_is_refused(arguments: list[str], capsys: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "à écrire ainsi :" in capsys.readouterr().err


def test_the_module_runs() -> None:
    done = subprocess.run(
        [*COMMAND, "--help"], cwd=ROOT, env=PLAIN, capture_output=True, text=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    for command in COMMANDS:
        assert wording()["cli"][command].split()[0] in done.stdout
