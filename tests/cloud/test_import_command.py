"""`storeside cloud import`: exit codes, words on the terminal, and never two writers."""

from __future__ import annotations

from pathlib import Path

import pytest

from cloud_inventory.__main__ import main
from storecore.contracts.cloud_api import IMPORT_PATH, CloudRefusalCode
from tests.cloud.rig import CATALOGUE, CATEGORIES, TOKEN, Cloud, refusal, running_cloud

BAD_CATALOGUE = CATALOGUE.replace("9521002001013", "9521002001014")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Arguments that name the small shop's files and a data folder."""
    (tmp_path / "goods.csv").write_text(CATALOGUE, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(BAD_CATALOGUE, encoding="utf-8")
    (tmp_path / "categories.csv").write_text(CATEGORIES, encoding="utf-8")
    return ["--categories", str(tmp_path / "categories.csv"), "--data", str(tmp_path / "cloud")]


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """The exit code and both outputs of an import."""
    try:
        code = main(["import", *argv])
    except SystemExit as ended:
        code = int(ended.code or 0)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_good_files_are_taken(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, str(tmp_path / "goods.csv"), *files, "--store-name", "Corner")
    assert (code, err) == (0, "")
    assert out.startswith("store store-1: 4 goods, 1 categories, 0 offers, 0 places taken")
    with running_cloud(tmp_path / "cloud") as cloud:
        assert "Corner" in cloud.http.get("/").text


def test_a_wrong_line_is_named_and_the_exit_code_says_so(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *files, str(tmp_path / "bad.csv"))
    assert code == 2
    assert err.endswith(
        "bad.csv line 2: gtin 9521002001014: check digit should be 3; "
        "fix it or leave the line out\n"
    )
    assert "3 goods" in out
    assert out.endswith("1 line refused\n")


def test_strict_takes_nothing(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, str(tmp_path / "bad.csv"), "--strict", *files)
    assert (code, out) == (2, "nothing was taken; 1 line refused\n")


def test_what_cannot_be_read_is_said_without_a_traceback(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes(CATALOGUE.encode() + "käse".encode("latin-1"))
    (tmp_path / "empty.csv").write_text("\n", encoding="utf-8")
    for argv, words in (
        (
            [str(latin), *files],
            "line 6: this is not UTF-8; save the file as CSV in UTF-8",
        ),
        ([str(tmp_path / "none.csv"), *files], "cannot be read: No such file"),
        ([str(tmp_path / "empty.csv"), *files], "empty.csv is empty"),
        (files, "name a catalogue"),
        (["--plangram", "x"], "did you mean 'planogram'?"),
        ([str(tmp_path / "goods.csv"), "--url", "http://127.0.0.1:9"], "no cloud answers at"),
    ):
        code, out, err = run(capsys, *argv)
        assert (code, out) == (2, "")
        assert words in err


def test_a_running_cloud_keeps_its_data_folder_to_itself(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with running_cloud(tmp_path / "cloud"):
        code, _, err = run(capsys, str(tmp_path / "goods.csv"), *files)
        assert code == 2
        assert "load into it while it runs with --url" in err
    assert run(capsys, str(tmp_path / "goods.csv"), *files)[0] == 0


def test_a_running_cloud_is_loaded_by_its_address(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with running_cloud(tmp_path / "cloud") as cloud:
        argv = [str(tmp_path / "goods.csv"), *files, "--url", cloud.server.url]
        code, _, err = run(capsys, *argv, "--import-token", "guess")
        assert code == 2
        assert "the import token is not the one of this cloud" in err
        code, out, _ = run(capsys, *argv, "--import-token", TOKEN)
        assert code == 0
        assert "4 goods" in out
        assert "Fresh milk" in cloud.http.get("/").text


def test_nobody_imports_over_http_without_the_token(still_cloud: Cloud) -> None:
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": TOKEN}):
        answer = still_cloud.http.post(IMPORT_PATH, content=b"{}", headers=headers)
        assert (answer.status_code, refusal(answer).code) == (403, CloudRefusalCode.NOT_ALLOWED)
