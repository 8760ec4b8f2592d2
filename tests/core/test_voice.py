"""Which program speaks on which system."""

from collections.abc import Callable

from trainer.core.voice import Voice, system_voice


def only(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in names else None


def test_linux_prefers_the_service_that_screen_readers_use() -> None:
    voice = system_voice("linux", only("espeak-ng", "spd-say"))
    assert voice == Voice("/bin/spd-say", ("--wait", "--"), by_stdin=False, hush=("--cancel",))


def test_linux_takes_espeak_where_there_is_no_service() -> None:
    assert system_voice("linux", only("espeak-ng")) == Voice("/bin/espeak-ng", ("--stdin",))
    assert system_voice("linux", only("espeak")) == Voice("/bin/espeak", ("--stdin",))


def test_mac_and_windows_bring_their_own() -> None:
    mac, windows = system_voice("darwin", only("say")), system_voice("win32", only("powershell"))
    assert mac is not None
    assert windows is not None
    assert (mac.program, windows.program) == ("/bin/say", "/bin/powershell")
    assert mac.by_stdin
    assert windows.by_stdin


def test_a_system_without_a_voice_has_none() -> None:
    assert system_voice("linux", only()) is None
