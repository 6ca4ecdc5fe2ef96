"""Real shells complete commands, options and values, each with the script that it is given."""

import shutil
import subprocess
import sys
from pathlib import Path
from shlex import quote

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="these shells are not those of Windows"),
]
ASKED = {
    "assess who": [],  # nothing begins so, and nothing is made up
    "assess ho": ["home"],
    "assess home a.toml --show elec": ["electrical"],
    "assess home a.toml --code amendments/n": ["amendments/nyc"],
    "assess home a.toml --node xf": ["xfra-16"],
    "assess whatif a.toml --apply pcs": ["pcs_fixed", "pcs_dynamic"],
    "assess whatif a.toml --set service.r": ["service.rating_a="],
    "assess codes show nec/2023 optional": ["optional_dwelling"],
}


def in_shell(shell: str, script: str, folder: Path) -> str:
    """Return what a shell says to a script, away from the settings of whoever runs the tests."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    settings = {"HOME": str(folder), "PATH": path, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    done = subprocess.run(
        [program, "-c", script], cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_bash_completes(tmp_path: Path) -> None:
    """The function that bash calls at a tab is called as bash does, for commands, enums, editions, nodes and more."""
    script = ['eval "$(_ASSESS_COMPLETE=source_bash assess)"', "complete -p assess"]
    for line in ASKED:
        words = line.split(" ")
        script += [f"COMP_WORDS=({' '.join(map(quote, words))})", f"COMP_CWORD={len(words) - 1}"]
        script += ["_assess_completion assess", 'echo "${COMPREPLY[*]}"']
    registered, *said = in_shell("bash", "\n".join(script), tmp_path).splitlines()
    assert registered == "complete -o default -F _assess_completion assess"  # files where nothing else is known
    assert dict(zip(ASKED, map(str.split, said), strict=True)) == ASKED


def test_fish_completes(tmp_path: Path) -> None:
    """Fish says what it would offer, with what each thing is."""
    script = (
        "_ASSESS_COMPLETE=source_fish assess | source; complete -C 'assess ho'; complete -C 'assess home a --node x'"
    )
    command, node = (line.split("\t") for line in in_shell("fish", script, tmp_path).splitlines())
    assert command[0] == "home"
    assert command[1].startswith("Assess one home")
    assert node[0] == "xfra-16"
    assert "16" in node[1]


def test_zsh_completes(tmp_path: Path) -> None:
    """The function is the one that zsh was told to call, and what it evaluates offers the words with their help."""
    pieces = (
        "compdef() { print -r -- registered $1 $2 }; _arguments() { print -r -- $* }; _files() { print files }",
        'eval "$(_ASSESS_COMPLETE=source_zsh assess)"',
        "words=(assess ho); CURRENT=2; _describe() { print -r -- ${(P)2} }; _assess_completion",
    )
    said = in_shell("zsh", "\n".join(pieces), tmp_path)
    assert "registered _assess_completion assess" in said
    assert "home" in said


def test_powershell_has_its_script() -> None:
    """Without a PowerShell to run it: the script asks the program in the way that the program answers."""

    def answer(**asked: str) -> str:
        program = Path(sys.executable).with_name("assess")
        return subprocess.run([program], env=asked, capture_output=True, encoding="utf-8", check=True).stdout

    script = answer(_ASSESS_COMPLETE="source_powershell")
    assert "Register-ArgumentCompleter -Native -CommandName assess" in script
    asked = {"_TYPER_COMPLETE_ARGS": "assess ho", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "ho"}
    assert [f"$Env:{name} = " in script for name in asked] == [True, True]
    assert answer(_ASSESS_COMPLETE="complete_powershell", **asked).startswith("home:::Assess one home")
