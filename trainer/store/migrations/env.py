"""Run by Alembic: upgrades over the connection that ``migrations.upgrade`` hands in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
