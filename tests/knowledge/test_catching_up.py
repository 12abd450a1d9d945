"""`fit` on a small base: all of it once, then only what was written since."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge import SHIPPED
from knowledge.__main__ import main
from knowledge.building import matcher_of
from knowledge.commands import fit as command
from knowledge.files.places import DECISION, NETWORKS, VECTORS
from knowledge.learning.alarms import told_to_alarms
from knowledge.meaning.networks import hashed, hashed_behind, shares_behind
from knowledge.meaning.networks import read as read_networks
from knowledge.meaning.networks import save as save_networks
from knowledge.outcomes import Answer
from knowledge.topics import OUT_LABEL, Labelled
from knowledge.wording import wording
from tests.knowledge import small

THINGS = {
    "agenda": ["mon agenda", "le calendrier", "les rendez-vous", "la semaine"],
    "colis": ["mon colis", "le paquet", "la livraison", "le bon de livraison"],
    "OUT": ["la pluie", "le train", "la radio", "le chat"],
}
WAYS = ["où est {}", "comment voir {}", "je cherche {}", "{} a disparu", "aidez-moi pour {}"]
NEW, SEQUELS = "questions/z.tsv", "questions/suites-z.tsv"
DANGER = "urgence"
HEALTH = """\
# Santé

## urgence

- le toit tombe
- la maison brûle
- tout brûle ici

## detresse

- je pleure tous les soirs

## clinique

- quelle dose de sirop
"""
TALK = """\
# Bavardage

## merci

- merci bien
- mille mercis
- grand merci

## attente

- je patiente
- une minute
- je vais voir
"""
BADGE = """\
# Comment avoir un badge ?

À l'**accueil**, le matin.

## Autres façons de demander

- avoir un badge
- mon badge ne marche plus
- qui donne les badges

## Pour qui

praticien

## Source

- Mode d'emploi, page 3 — vérifié le 2026-11-22

## Voir aussi

- agenda
"""


def asked() -> dict[str, str | bytes]:
    """Return files of labelled questions, follow-ups and messages of two questions."""
    files: dict[str, str | bytes] = {
        f"questions/a{number}.tsv": "".join(
            f"{label}\tcourt\t{way.format(thing)} {number}\n"
            for label, things in THINGS.items()
            for thing in things
            for way in WAYS[number % 3 :]
        )
        for number in range(6)
    }
    files["questions/suites.tsv"] = "".join(
        f"{label}\t>{before}\tet {thing} {end}\n"
        for before in ("agenda", "colis")
        for label, things in THINGS.items()
        for thing in things
        for end in ("alors", "sinon")
    )
    files["questions/doubles.tsv"] = "".join(
        f"agenda\tcolis\toù est {one} et où est {other} ?\n"
        for one in THINGS["agenda"]
        for other in THINGS["colis"]
    )
    files["hors-sujet/sante.md"] = HEALTH
    files["hors-sujet/bavardage.md"] = TALK
    return files


def fitted(folder: Path) -> dict[str, str]:
    """Return digests of what is fitted."""
    names = (DECISION, NETWORKS, VECTORS)
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a base and fit it: rows of the encoder are kept beside it, not in the project."""
    folder = small.write(tmp_path_factory.mktemp("fitted") / "base", asked())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder.parent)
        assert main(["fit", str(folder)]) == 0
    return folder


def told(key: str) -> str:
    """Return the beginning of a sentence of the command."""
    return wording()["fit"][key].split("{")[0]


def test_what_changed_is_learned_and_the_rest_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = fitted(folder)
    (folder / ".fit-stopped").mkdir()
    assert main(["fit", str(folder)]) == 0
    assert not [*folder.glob(".*")]
    assert capsys.readouterr().out.startswith(told("since"))
    assert fitted(folder) == whole
    (folder / NEW).write_text("colis\tcourt\tle facteur est passé\n", encoding="utf-8")
    assert main(["fit", str(folder)]) == 0
    assert wording()["fit"]["since"].split(" ;")[0].format(new=1) in capsys.readouterr().out
    changed = fitted(folder)
    assert all(changed[name] != whole[name] for name in whole)
    (folder / NEW).unlink()
    assert main(["check", str(folder)]) == 0
    assert wording()["problems"]["stale_fit"] in capsys.readouterr().err


def test_an_entry_written_since_is_answered(folder: Path) -> None:
    (folder / small.ENTRY).with_name("badge.md").write_text(BADGE, encoding="utf-8")
    assert main(["fit", str(folder)]) == 0
    (part,) = matcher_of(folder, SHIPPED).find("j'ai perdu le badge")
    assert isinstance(part.outcome, Answer)
    assert part.outcome.id == "badge"


def test_alarms_and_follow_ups_are_taught_too(folder: Path) -> None:
    before = read_networks(folder / NETWORKS)
    ends = ("sur nous", "ici", "ce soir", "vite", "encore", "au village", "à midi", "oui")
    lines = "".join(f"{OUT_LABEL},{DANGER}\tcourt\tla tour s'écroule {end}\n" for end in ends)
    (folder / NEW).write_text(lines, encoding="utf-8")
    (folder / SEQUELS).write_text("colis\t>agenda\tet le facteur alors\n", encoding="utf-8")
    assert main(["fit", str(folder)]) == 0
    (folder / NEW).unlink()
    (folder / SEQUELS).unlink()
    after = read_networks(folder / NETWORKS)
    danger, title = hashed(["la", "tour", "ecroule"]), ["Comment", "ouvrir", "mon", "agenda"]
    assert after.danger(danger, None).any > before.danger(danger, None).any
    told = [
        shares_behind(one.behind, hashed_behind(["et", "le", "facteur"], title))["colis"]
        for one in (before, after)
        if one.behind
    ]
    assert told[1] > told[0]


def test_alarms_can_be_taught_alone(folder: Path) -> None:
    before = read_networks(folder / NETWORKS)
    line = f"{OUT_LABEL},{DANGER}\tcourt\tla digue cède {{}}\n"
    ends = ("sur nous", "ici", "ce soir", "vite", "encore", "au village", "à midi", "oui")
    (folder / NEW).write_text("".join(map(line.format, ends)), encoding="utf-8")
    (folder / SEQUELS).write_text("colis\t>agenda\tet ce facteur alors\n", encoding="utf-8")
    assert main(["fit", str(folder), "--alarms"]) == 0
    alone = read_networks(folder / NETWORKS)
    danger = hashed(["la", "digue", "cede"])
    assert alone.danger(danger, None).any > before.danger(danger, None).any
    for name in ("words", "both", "behind"):
        old, new = getattr(before, name), getattr(alone, name)
        assert np.array_equal(old.outer, new.outer)
    new = np.setdiff1d(alone.taught, before.taught)
    assert len(new) == len(ends)
    once = fitted(folder)
    assert main(["fit", str(folder), "--alarms"]) == 0
    assert fitted(folder) == once
    (folder / NEW).unlink()
    (folder / SEQUELS).unlink()


def test_small_talk_is_taught_with_the_alarms(folder: Path) -> None:
    before = read_networks(folder / NETWORKS)
    said = hashed(["je", "repasse", "tantot"])
    line = f"{OUT_LABEL},attente\tcourt\tje repasse tantôt {{}}\n"
    ends = ("au comptoir", "ici", "chez vous", "vite", "encore", "au village", "à midi", "oui")
    (folder / NEW).write_text("".join(map(line.format, ends)), encoding="utf-8")
    assert main(["fit", str(folder), "--alarms"]) == 0
    after = read_networks(folder / NETWORKS).talk(said, None)
    assert after.any > before.talk(said, None).any
    assert after.name == "attente"
    (folder / NEW).unlink()


def test_networks_that_never_heard_small_talk_are_given_some(folder: Path) -> None:
    kept = (folder / NETWORKS).read_bytes()
    save_networks(
        folder / NETWORKS, replace(read_networks(folder / NETWORKS), chat=None, chat_words=None)
    )
    assert main(["fit", str(folder), "--alarms"]) == 0
    networks = read_networks(folder / NETWORKS)
    assert networks.chat is not None
    assert networks.talk(hashed(["mille", "mercis"]), None).name == "merci"
    (folder / NETWORKS).write_bytes(kept)


def test_weariness_teaches_the_alarms_nothing() -> None:
    tired = Labelled((OUT_LABEL, "fatigue"), "court", "je n'en peux plus", "a")
    waits = Labelled((OUT_LABEL, "merci"), "court", "mille mercis", "a")
    assert told_to_alarms([tired, waits]) == [waits]


def test_all_is_fitted_anew_when_much_changed_or_what_was_fitted_is_lost(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = (folder / NETWORKS).read_bytes()
    asks: list[str] = []
    monkeypatch.setattr(command, "fit_whole", lambda *_: asks.append("whole"))
    monkeypatch.setattr(command, "keep_fit", lambda *_: None)
    many = "".join(f"colis\tcourt\tle facteur numéro {n}\n" for n in range(40))
    (folder / NEW).write_text(many, encoding="utf-8")
    main(["fit", str(folder)])
    (folder / NEW).unlink()
    main(["fit", str(folder), "--whole"])
    (folder / NETWORKS).write_bytes(kept[:1000])
    main(["fit", str(folder)])
    (folder / NETWORKS).write_bytes(kept)
    assert len(asks) == 3
    assert capsys.readouterr().out.count(told("whole")) == 3


def test_nothing_is_fitted_without_an_encoder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fitted(folder)
    monkeypatch.setattr(command, "available", lambda: None)
    assert main(["fit", str(folder)]) == 1
    assert capsys.readouterr().err.strip() == wording()["fit"]["no_encoder"]
    assert fitted(folder) == before
