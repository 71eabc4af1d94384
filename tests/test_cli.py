"""The command line, as a user meets it: a process with arguments, output and an exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SAMPLE, Write

TWO = {
    "a-news.txt": "The mayor of Harrow resigned on Monday after the audit of the harbour fund.\n",
    "b-post.txt": "On Monday Harrow lost its mayor, who resigned after the harbour fund audit.\n",
}


def summarize(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "summarize", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment},
        check=False,
    )


def test_help_names_every_command_and_the_exit_codes() -> None:
    shown = summarize("--help").stdout
    for word in ("brief", "compare", "demo", "evaluate", "cache", "Exit codes"):
        assert word in shown


@pytest.mark.parametrize("command", ["brief", "compare"])
def test_help_of_a_command_explains_every_setting(command: str) -> None:
    shown = summarize(command, "--help").stdout
    for name in ("encoder", "similarity", "min_support", "wire_overlap", "selector"):
        assert name in shown


def test_compare_writes_the_file_it_was_told_to_and_prints_a_briefing(
    write_story: Write, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "result.json"
    done = summarize("compare", write_story(TWO), "--out", target, "--name", "Harbour")
    assert done.returncode == 0, done.stderr
    assert json.loads(target.read_text(encoding="utf-8"))["story"] == "Harbour"
    assert "harbour fund" in " ".join(done.stdout.split())


def test_compare_stays_quiet_on_standard_error_when_that_is_no_terminal(
    write_story: Write, tmp_path: Path
) -> None:
    done = summarize("compare", write_story(TWO), "--out", tmp_path / "x.json")
    assert done.stderr == ""


def test_a_second_comparison_gives_the_same_bytes_and_imports_no_torch(
    write_story: Write, tmp_path: Path
) -> None:
    story = write_story(TWO)
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    summarize("compare", story, "--out", first)
    code = (
        "import sys\n"
        "from summarize.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "assert 'torch' not in sys.modules and 'sumy' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", str(story), "--out", str(second)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "no-such-folder"], "no such folder"),
        (["brief", "no-such-folder"], "no such folder"),
        (["compare", ".", "--set", "similarty=0.5"], "did you mean similarity?"),
        (["compare", ".", "--set", "similarity"], "write name=value"),
        (["compare", ".", "--set", "similarity=much"], "similarity"),
        (["brief", ".", "--set", "min_support=1"], "at least two outlets"),
        (["compare"], "Missing argument"),
        (["compare", ".", "--colour"], "No such option"),
        (["compare", ".", "one-too-many"], "unexpected extra argument"),
        (["compare", ".", "--name", ""], "is empty"),
        (["brief", ".", "--name", " "], "is empty"),
    ],
)
def test_bad_input_and_usage_end_with_code_2_and_say_what_to_do(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    done = summarize(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_an_empty_folder_and_an_unknown_encoder_end_with_code_2(
    write_story: Write, tmp_path: Path
) -> None:
    assert "no articles here" in summarize("compare", tmp_path).stderr
    done = summarize("compare", write_story(TWO), "--set", "encoder=no-such-model")
    assert done.returncode == 2
    assert "nothing is downloaded" in " ".join(done.stderr.split())


def test_a_folder_in_place_of_a_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    done = summarize("compare", "no-such-folder", "--out", tmp_path)
    assert done.returncode == 2
    assert "is a folder. Name a file" in " ".join(done.stderr.split())
    (tmp_path / "comparison.json").mkdir()
    assert "is a folder" in summarize("compare", "no-such-folder", cwd=tmp_path).stderr


def end_with(lines: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with a command that ends as these lines do."""
    code = f"import logging, os\nfrom summarize import cli, errors\ndef end():\n    {lines}\n"
    return subprocess.run(
        [sys.executable, "-c", f"{code}cli.app = end\ncli.main()"],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("OSError(28, os.strerror(28))", "summarize: No space left on device\n"),
        ("OSError(28, os.strerror(28), 'x.json')", "summarize: x.json: No space left on device\n"),
        ("OSError('out of order')", "summarize: out of order\n"),
        ("TimeoutError()", "summarize: TimeoutError\n"),
    ],
)
def test_an_error_of_the_system_is_told_without_none(error: str, said: str) -> None:
    done = end_with(f"raise {error}")
    assert (done.returncode, done.stderr) == (1, said)


def test_a_message_cannot_paint_the_terminal_or_fake_another_message() -> None:
    done = end_with(r"raise errors.ArticleError('\x1b[31mred\x07.txt\nsummarize: all is well')")
    assert done.stderr == "summarize: [31mred.txt\n  summarize: all is well\n"


def test_a_warning_is_one_line_without_control_characters() -> None:
    name = r"'\x1b[31mred\x07.docx\nsummarize: all is well \u200d'"
    done = end_with(f"logging.getLogger('summarize.x').warning('%s was not read', {name})")
    assert done.stderr == "summarize: [31mred.docx summarize: all is well \u200d was not read\n"


def test_a_files_name_cannot_paint_the_terminal(write_story: Write) -> None:
    folder = write_story({"\x1b[31mred.docx": "", "sources.csv": "file\n\x1b]0;owned\x07.txt\n"})
    (folder / "a.txt").touch()
    done = summarize("compare", folder)
    assert done.returncode == 2
    assert "]0;owned.txt" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout
    assert "\x07" not in done.stderr + done.stdout


def test_a_terminal_that_knows_only_ascii_gets_question_marks(
    write_story: Write, tmp_path: Path
) -> None:
    story = write_story({"ä-news.txt": "„Müde“ … so sei er, sagte der Bürgermeister.\n"})
    done = summarize("compare", story, "--out", tmp_path / "x.json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "?M?de? ? so sei er" in " ".join(done.stdout.split())
    done = summarize("compare", tmp_path / "Müll", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 2
    assert "M?ll" in done.stderr


def test_a_file_that_cannot_be_written_ends_with_code_1(write_story: Write, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder is needed")
    done = summarize("compare", write_story(TWO), "--out", tmp_path / "occupied" / "x.json")
    assert done.returncode == 1
    assert "occupied" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_cache_shows_its_place_and_size_and_can_be_purged(
    write_story: Write, tmp_path: Path
) -> None:
    summarize("compare", write_story(TWO), "--out", tmp_path / "x.json")
    place = os.environ["SUMMARIZE_CACHE"]
    assert place in summarize("cache").stdout
    assert "freed" in summarize("cache", "--purge").stdout
    assert not Path(place).exists()


def test_the_sample_without_its_texts_says_what_to_put_where() -> None:
    done = summarize("compare", SAMPLE.parent / "mexico-visit")
    if done.returncode == 0:
        pytest.skip("the five articles lie in data/mexico-visit")
    assert done.returncode == 2
    assert "Put these files into it" in " ".join(done.stderr.split())
    assert "000_5aca7cde0f189598.txt" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_failure(write_story: Write, tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -m summarize compare {write_story(TWO)} --out {tmp_path / 'x.json'}"
    )
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.json").is_file()
