"""What the workshop accepts, refuses and tells, over HTTP."""

import asyncio
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.workshop import orders
from bot.workshop.answers import said
from bot.workshop.page import TOKEN_HEADER
from bot.workshop.server import BODY_BYTES
from knowledge import Outcome
from knowledge.wording import wording
from tests.bot.workshop.page import Client, token
from tests.knowledge import small

Told = Mapping[str, Any]
STATIC = Path(__file__).parents[3] / "bot" / "workshop" / "static"
LONGER = small.AGENDA.replace("onglet Agenda", "onglet *Agenda*")
BROKEN = small.AGENDA.replace("- colis", "- inconnue")


async def get(client: Client, kind: str, **content: str) -> Told:
    response = await client.get(f"/api/{kind}", params=content)
    assert response.status == 200, await response.text()
    told: Told = await response.json()
    return told


async def post(client: Client, kind: str, expected: int = 200, **content: object) -> Told:
    headers = {TOKEN_HEADER: await token(client)}
    response = await client.post(f"/api/{kind}", json=content, headers=headers)
    assert response.status == expected, await response.text()
    told: Told = await response.json()
    return told


async def save(client: Client, path: str, text: str, version: str, expected: int = 200) -> Told:
    return await post(client, "save", expected, path=path, text=text, version=version)


async def test_every_hole_of_the_page_is_filled(client: Client) -> None:
    text = await (await client.get("/")).text()
    assert "{{" not in text
    assert wording()["workshop"]["words"] in text


def test_every_sentence_of_the_page_is_used() -> None:
    used = "".join(
        path.read_text("utf-8")
        for folder in (STATIC, STATIC.parent)
        for path in folder.iterdir()
        if path.suffix in {".html", ".py"}
    )
    families = ("outcome", "fate", "report", "learn")  # the rest of the name is found as it runs
    for name in wording()["workshop"]:
        one_of_them = name.startswith(families) and f'"{name.partition("_")[0]}_{{' in used
        assert one_of_them or re.search(rf'\{{\{{{name}\}}\}}|"{name}"', used), name


def test_whatever_becomes_of_a_question_has_its_sentence() -> None:
    said = wording()["workshop"]
    for outcome in get_args(Outcome):
        assert f"outcome_{outcome.__name__.lower()}" in said
        assert f"fate_{outcome.__name__.lower()}" in said


def test_every_sentence_that_a_script_asks_for_is_on_the_page() -> None:
    page = (STATIC / "index.html").read_text("utf-8")
    given = set(re.findall(r"\bdata-([a-z-]+)=", page))
    for path in STATIC.glob("*.js"):
        for name in re.findall(r"\blabels\.(\w+)", path.read_text("utf-8")):
            assert re.sub(r"([A-Z])", r"-\1", name).lower() in given, name


async def test_the_page_may_load_nothing_from_elsewhere(client: Client) -> None:
    response = await client.get("/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    text = await response.text()
    assert not re.search(r"""(?:src|href)="(?!/|#)""", text)
    assert "style=" not in text
    assert "onclick" not in text


async def test_scripts_are_served_and_nothing_else(client: Client) -> None:
    for name in ("workshop.js", "workshop.css", "chat.css", "bubble.js", "icons.svg"):
        assert (await client.get(f"/static/{name}")).status == 200, name
    for wrong in ("index.html", "app.js", "..%2fserver.py", "nothing.js"):
        assert (await client.get(f"/static/{wrong}")).status == 404, wrong


async def test_only_this_page_may_give_orders(client: Client) -> None:
    content = {"path": small.ENTRY, "text": LONGER}
    right = {TOKEN_HEADER: await token(client)}
    for wrong in (
        {},
        {TOKEN_HEADER: "x"},
        {**right, "Origin": "https://example.org"},
        {**right, "Sec-Fetch-Site": "cross-site"},
        {**right, "Host": "example.org"},
    ):
        response = await client.post("/api/check", json=content, headers=wrong)
        assert response.status == 403, wrong
    typed = {**right, "Content-Type": "text/plain"}
    assert (await client.post("/api/check", data="{}", headers=typed)).status == 415
    assert (await client.get("/api/base", headers={"Host": "example.org"})).status == 403


@pytest.mark.parametrize("order", ["preview", "check", "ask", "begin", "way", "save"])
async def test_an_order_out_of_shape_is_refused(client: Client, order: str) -> None:
    told = await post(client, order, 400, nothing="known")
    assert "nothing" in told["error"]


async def test_a_body_too_long_is_refused(client: Client) -> None:
    headers = {TOKEN_HEADER: await token(client), "Content-Type": "application/json"}
    response = await client.post(
        "/api/check", data=BytesIO(bytes(BODY_BYTES + 1)), headers=headers
    )
    assert response.status == 413


async def test_files_are_listed_by_theme_and_kind(client: Client) -> None:
    told = await get(client, "base")
    groups = {group["id"]: [file["path"] for file in group["files"]] for group in told["groups"]}
    assert groups == {
        "reperes": [small.ENTRY, small.OTHER],
        "step": [small.STEP, small.NEXT],
        "table": ["themes.toml", "phrases.toml"],
    }
    assert told["problems"] == []
    first = told["groups"][0]["files"][0]
    assert (first["ways"], first["verified"], first["problems"]) == (4, False, 0)


async def test_files_are_found_by_the_words_they_hold(client: Client) -> None:
    told = await get(client, "base", words="LIVREUR passe")
    assert [group["files"][0]["path"] for group in told["groups"]] == [small.OTHER]
    assert (await get(client, "base", words="introuvable"))["count"] == 0


async def test_the_problems_of_the_base_are_told_with_their_line(
    client: Client, base: Path
) -> None:
    small.write(base, {small.ENTRY: BROKEN, "faq/perdu/perdue.md": small.COLIS})
    told = await get(client, "base")
    line = BROKEN.splitlines().index("- inconnue") + 1
    places = [(one["path"], one["line"]) for one in told["problems"]]
    assert (small.ENTRY, line) in places
    lost = next(group for group in told["groups"] if not group["id"])
    assert lost["files"][0]["path"] == "faq/perdu/perdue.md"
    assert lost["files"][0]["problems"]


async def test_a_file_outside_the_base_is_not_given(client: Client, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    for path in ("../secret.md", "decision.json", str(tmp_path / "secret.md"), ""):
        response = await client.get("/api/file", params={"path": path})
        assert response.status == 404, path
        await post(client, "preview", 404, path=path, text="# x")
        await post(client, "check", 404, path=path, text="# x")
        await save(client, path, "# x", "", 404)
    assert (tmp_path / "secret.md").read_text() == "secret"


async def test_an_answer_is_previewed_as_telegram_shows_it(client: Client) -> None:
    told = await post(client, "preview", path=small.ENTRY, text=LONGER, role="secretaire")
    content = str(told["message"]["content"])
    assert "{'tag': 'i', 'children': ['Agenda']}" in content
    assert "blockquote" in content
    buttons = [button for row in told["message"]["keyboard"] for button in row]
    kinds = [button["kind"] for button in buttons]
    assert kinds[:3] == ["url", "copy", "data"]
    assert (told["refusal"], told["problems"]) == ("", [])


async def test_what_a_profession_is_told_is_previewed_for_it(client: Client) -> None:
    part = "\n## Pour les secrétaires\n\nAu guichet.\n\n## Source\n"
    text = small.AGENDA.replace("\n## Source\n", part)
    for role, expected in (("secretaire", True), ("medecin", False)):
        told = await post(client, "preview", path=small.ENTRY, text=text, role=role)
        assert ("guichet" in str(told["message"]["content"])) is expected


async def test_a_step_is_previewed_too(client: Client) -> None:
    text = small.FIRST.replace("Choisissez l'agenda", "Choisissez **bien**")
    told = await post(client, "preview", path=small.STEP, text=text)
    assert "{'tag': 'b', 'children': ['bien']}" in str(told["message"]["content"])


async def test_markup_that_is_not_known_is_told_at_its_line(client: Client) -> None:
    text = small.AGENDA.replace("- Un appui", "> Un appui")
    told = await post(client, "preview", path=small.ENTRY, text=text)
    assert [one["line"] for one in told["problems"]] == [7]


async def test_a_message_that_telegram_refuses_says_why(client: Client) -> None:
    text = small.AGENDA.replace("Un appui long", "Un appui long " * 400)
    told = await post(client, "preview", path=small.ENTRY, text=text)
    assert told["message"] is None
    assert "too long" in told["refusal"]


async def test_a_file_without_a_screen_has_no_preview(client: Client) -> None:
    told = await post(client, "preview", path="themes.toml", text=small.THEMES)
    assert (told["message"], told["refusal"]) == (None, "")


async def test_what_a_text_breaks_is_told_as_check_does(client: Client) -> None:
    told = await post(client, "check", path=small.ENTRY, text=BROKEN)
    expected = wording()["problems"]["unknown_reference"].format(id="inconnue")
    assert [one["path"] for one in told["problems"]] == [small.ENTRY]
    assert told["problems"][0]["message"].split() == expected.replace("'", "’").split()
    assert (await post(client, "check", path=small.ENTRY, text=LONGER))["problems"] == []


async def test_no_place_of_the_machine_is_told(client: Client, tmp_path: Path) -> None:
    path = "faq/reperes/agenda-bis.md"
    small.write(tmp_path / "base", {"faq/autre/colis.md": small.COLIS})
    told = await post(client, "check", path=path, text=small.AGENDA)
    assert told["problems"]
    assert str(tmp_path) not in str(told)
    assert "/workshop-" not in str(told)


async def test_a_problem_of_another_file_does_not_keep_from_saving(
    client: Client, base: Path
) -> None:
    small.write(base, {small.OTHER: small.COLIS.replace("- agenda", "- inconnue")})
    assert (await post(client, "check", path=small.ENTRY, text=LONGER))["problems"] == []


async def test_a_question_is_tried_with_the_text_being_written(client: Client) -> None:
    text = small.AGENDA.replace("- ouvrir mon agenda\n", "- ouvrir mon agenda\n- mon éphéméride\n")
    question = "mon éphéméride"
    written = await post(client, "ask", question=question, path=small.ENTRY, text=text)
    part = written["parts"][0]
    assert part["outcome"] == "answer"
    assert part["nearest"][0]["path"] == small.ENTRY
    assert part["message"]["keyboard"]
    assert any("éphéméride" in line for line in part["reasons"])
    saved = await post(client, "ask", question=question)
    assert saved["parts"][0]["outcome"] != "answer"


async def test_a_question_on_a_broken_base_says_what_to_mend(client: Client) -> None:
    told = await post(client, "ask", 409, question="agenda ?", path=small.ENTRY, text=BROKEN)
    assert told["problems"][0]["path"] == small.ENTRY


async def test_a_tried_question_with_a_name_is_refused_as_the_bot_does(client: Client) -> None:
    told = await post(client, "ask", question="Monsieur Dupont né le 12/03/1980 a un colis ?")
    assert [part["outcome"] for part in told["parts"]] == ["refused"]


async def test_a_text_is_saved(client: Client, base: Path) -> None:
    held = await get(client, "file", path=small.ENTRY)
    told = await save(client, small.ENTRY, LONGER, held["version"])
    assert (base / small.ENTRY).read_text("utf-8") == LONGER
    assert told == {"text": LONGER, "version": told["version"]}
    again = await get(client, "file", path=small.ENTRY)
    assert again["version"] == told["version"]
    assert "*Agenda*" in again["text"]


async def test_a_broken_text_is_not_saved(client: Client, base: Path) -> None:
    held = await get(client, "file", path=small.ENTRY)
    told = await save(client, small.ENTRY, BROKEN, held["version"], 422)
    assert told["problems"]
    assert (base / small.ENTRY).read_text("utf-8") == small.AGENDA


async def test_a_file_that_somebody_changed_is_not_written_over(
    client: Client, base: Path
) -> None:
    held = await get(client, "file", path=small.ENTRY)
    theirs = small.AGENDA.replace("appui long", "appui bref")
    (base / small.ENTRY).write_text(theirs, encoding="utf-8")
    told = await save(client, small.ENTRY, LONGER, held["version"], 409)
    assert told["text"] == theirs
    assert (base / small.ENTRY).read_text("utf-8") == theirs
    await save(client, small.ENTRY, LONGER, told["version"])
    assert (base / small.ENTRY).read_text("utf-8") == LONGER


async def test_a_new_answer_begins_from_a_form(client: Client, base: Path) -> None:
    content: dict[str, Any] = {
        "theme": "reperes",
        "title": "Comment imprimer la semaine ?",
        "short": "Avec **Imprimer**.",
        "ways": "- imprimer l'agenda\nsortir la semaine sur papier",
        "audience": ["praticien", "secretaire"],
        "source": "Mode d'emploi, page 4",
    }
    begun = await post(client, "begin", **content)
    assert begun["path"] == "faq/reperes/comment-imprimer-semaine.md"
    assert not (base / begun["path"]).exists()
    checked = await post(client, "check", path=begun["path"], text=begun["text"])
    assert len(checked["problems"]) == 1, checked  # nothing is named under « Voir aussi » yet
    text = begun["text"] + "\n- agenda\n"
    shown = await post(client, "preview", path=begun["path"], text=text)
    assert shown["message"]
    await save(client, begun["path"], text, "")
    assert (base / begun["path"]).read_text("utf-8") == text
    assert await post(client, "begin", 409, **content)


async def test_the_id_of_an_answer_cannot_be_taken_twice(client: Client) -> None:
    known: dict[str, Any] = {"theme": "reperes", "title": "Agenda ?", "audience": []}
    assert "agenda" in (await post(client, "begin", 409, **known))["error"]
    for more in ({"id": "Pas Bon"}, {"id": "../x"}, {"theme": "inconnu", "id": "x"}):
        assert (await post(client, "begin", 400, **{**known, **more}))["error"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"title": "???"}, "no_id"),
        ({"title": "Mme Durand peut-elle imprimer ?"}, "personal_id"),
        ({"title": "Comment imprimer ?", "id": "mme-durand"}, "personal_id"),
    ],
)
async def test_what_would_name_no_file_or_somebody_is_told(
    content: dict[str, str], why: str, client: Client
) -> None:
    told = await post(client, "begin", 400, theme="reperes", audience=[], **content)
    assert told["error"] == said(why)


async def test_a_text_longer_than_anybody_writes_is_told_as_such(client: Client) -> None:
    told = await post(client, "check", 400, path=small.ENTRY, text="a" * (orders.TEXT + 1))
    assert told["error"] == said("too_long")


async def test_what_one_mistake_breaks_is_listed_once(client: Client, base: Path) -> None:
    rows = "".join(f"rien-{n % 30}\tfacile\tune {n}\n" for n in range(300))
    small.write(base, {"questions/x.tsv": rows, "themes.toml": small.THEMES + "[autre]\n"})
    told = await get(client, "base")
    assert told["wrong"] == 301
    assert [one["path"] for one in told["problems"]] == ["themes.toml", *["questions/x.tsv"] * 19]
    assert [one["line"] for one in told["problems"]][1:] == list(range(1, 20))


async def test_a_way_of_asking_is_added_to_a_text(client: Client, base: Path) -> None:
    told = await post(client, "way", text=small.AGENDA, way="mon éphéméride")
    assert "- mon éphéméride\n" in told["text"]
    assert (base / small.ENTRY).read_text("utf-8") == small.AGENDA


async def compared(client: Client, text: str) -> Told:
    """Compare with a text, until it is over."""
    begun = await post(client, "compare", path=small.ENTRY, text=text)
    told = await get(client, "compare", number=str(begun["number"]))
    while not told["over"]:
        await asyncio.sleep(0.1)
        told = await get(client, "compare", number=str(begun["number"]))
    assert not told["lost"]
    report: Told = told["report"]
    return report


async def test_what_an_edit_changes_is_told_before_it_is_saved(client: Client) -> None:
    text = small.AGENDA.replace("- il est où l'agenda", "- suivre un paquet du facteur")
    report = await compared(client, text)
    assert report["questions"] == 11
    assert report["changes"] > 0
    told = [
        (change["question"], change["fates"])
        for kind in report["kinds"]
        for row in kind["rows"]
        for change in row["changes"]
    ]
    assert any(question == "il est où l’agenda" for question, _ in told), told
    again = await compared(client, small.AGENDA.replace("- ouvrir mon agenda", "- mon agenda"))
    assert again["questions"] == 11


async def test_what_no_question_depends_on_is_not_compared(client: Client) -> None:
    report = await compared(client, small.AGENDA.replace("page 1", "page 3"))
    assert (report["questions"], report["changes"]) == (0, 0)


async def test_a_comparison_that_is_left_stops(client: Client) -> None:
    text = small.AGENDA.replace("- il est où l'agenda", "- suivre un paquet du facteur")
    begun = await post(client, "compare", path=small.ENTRY, text=text)
    await post(client, "leave")
    told = await get(client, "compare", number=str(begun["number"]))
    assert (told["over"], told["lost"]) == (True, True)


async def test_a_comparison_is_left_for_the_next_one(client: Client) -> None:
    text = small.AGENDA.replace("- il est où l'agenda", "- suivre un paquet du facteur")
    first = await post(client, "compare", path=small.ENTRY, text=text)
    await post(client, "compare", path=small.ENTRY, text=text)
    response = await client.get("/api/compare", params={"number": str(first["number"])})
    assert response.status == 404
    assert await post(client, "compare", 422, path=small.ENTRY, text=BROKEN)


async def test_somebody_out_of_the_base_is_refused_as_check_does(
    client: Client, base: Path
) -> None:
    path = "hors-sujet/proches.md"
    (base / path).parent.mkdir(exist_ok=True)
    (base / path).write_text("# Proches\n\n## divers\n\n- la pluie\n", encoding="utf-8")
    text = "# Proches\n\n## divers\n\n- ma patiente Sophie Kerloch née le 12/03/1960\n"
    found = await post(client, "check", path=path, text=text)
    assert [one["line"] for one in found["problems"]] == [5]


@pytest.mark.parametrize("path", [small.PHRASES, "themes.toml"])
async def test_somebody_in_a_sentence_is_refused_as_check_does(client: Client, path: str) -> None:
    text = f"{small.FILES[path]}# comme Mme Durand, 1 85 05 78 006 084 36\n"
    found = await post(client, "check", path=path, text=text)
    assert [one["line"] for one in found["problems"]] == [len(text.splitlines())]
    assert await post(client, "check", path=path, text=small.FILES[path]) == {"problems": []}
