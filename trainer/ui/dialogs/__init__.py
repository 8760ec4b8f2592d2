"""Dialogs: thin forms over the services."""
