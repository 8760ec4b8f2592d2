"""What the off-screen platform cannot do is no fault of a window."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")
