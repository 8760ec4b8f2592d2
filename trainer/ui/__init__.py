"""The window: the only package that imports PySide6.

``start`` paints first and wires second, ``main_window`` assembles, ``actions`` declares every command once,
``session`` is the one door to the services, ``views`` and ``dialogs`` show things, ``models`` and ``widgets`` are
their parts.  May import: ``app`` and below.
"""
