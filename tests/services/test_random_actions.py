"""Random actions, undo, redo and restarts: the log always equals the projection, undo always restores."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.services import backlog, card_actions, days_off, history, library, study, topic_options, upkeep
from trainer.services.exchange import export_deck, import_deck

cards = st.integers(1, 5)
SUBJECT_ACTIONS = (card_actions.bury_subject, card_actions.suspend_subject)


class Learner(RuleBasedStateMachine):
    """A learner who does anything in any order."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.bench = Bench(Path(self.folder.name) / "store.db")
        import_deck(self.bench.workspace, a_deck(5, pairs=True))
        self.states = [self.state()]
        self.place = 0

    def state(self) -> Any:
        deck = export_deck(self.bench.workspace)
        with self.bench.workspace.store.read() as unit:
            badges = [(each.flag, each.marked) for each in unit.cards.every()]
            schedules = {card: each for card, each in unit.schedules.every() if each != study.Schedule()}
            options, off = unit.topics.options(), days_off.rest(unit.settings.all()).off
        return deck.cards, badges, schedules, options, off

    def did(self) -> None:
        self.states = [*self.states[: self.place + 1], self.state()]
        self.place += 1

    @rule(card=cards, rating=st.sampled_from(Rating), minutes=st.integers(-2000, 4000))
    def answer(self, card: int, rating: Rating, minutes: int) -> None:
        self.bench.clock.turn(minutes=minutes)
        if self.exists(card):
            study.answer(self.bench.workspace, card, rating)
            self.did()

    @rule(card=cards, action=st.sampled_from([study.bury, study.suspend, study.resume]))
    def put_aside(self, card: int, action: Any) -> None:
        self.bench.clock.turn(minutes=1)
        if self.exists(card):
            action(self.bench.workspace, [card])
            self.did()

    @rule(
        card=cards,
        words=st.sampled_from(["new words", "other words"]),
        tags=st.sampled_from(["", "a", "b c"]),
    )
    def edit(self, card: int, words: str, tags: str) -> None:
        if self.exists(card):
            answers = library.card(self.bench.workspace, card).answers
            draft = library.Draft(words, tuple((each.id, words) for each in answers), "Own::Deep", tags)
            library.edit_card(self.bench.workspace, card, draft)
            self.did()

    @rule(card=cards, action=st.sampled_from([*SUBJECT_ACTIONS, card_actions.reset]))
    def act(self, card: int, action: Any) -> None:
        self.bench.clock.turn(minutes=1)
        if self.exists(card):
            action(self.bench.workspace, [card])
            self.did()

    @rule(card=cards, when=st.sampled_from(["0", "3", "5-40", "9!"]))
    def set_due(self, card: int, when: str) -> None:
        self.bench.clock.turn(minutes=1)
        if self.exists(card):
            card_actions.set_due(self.bench.workspace, [card], when)
            self.did()

    @rule(card=cards, flag=st.integers(0, 7))
    def flag_or_mark(self, card: int, flag: int) -> None:
        if self.exists(card) and flag:
            card_actions.set_flag(self.bench.workspace, [card], flag)
            self.did()
        elif self.exists(card):
            card_actions.set_mark(self.bench.workspace, [card])
            self.did()

    @rule(
        topic=st.sampled_from(["Basics", "Detection"]),
        name=st.sampled_from(["new_per_day", "reviews_per_day"]),
        value=st.none() | st.integers(0, 3),
    )
    def set_options(self, topic: str, name: str, value: int | None) -> None:
        row = library.topic_named(self.bench.workspace, topic)
        topic_options.set_options(self.bench.workspace, row.id, {name: value})
        self.did()

    @rule(days=st.integers(1, 5))
    def take_days_off(self, days: int) -> None:
        self.bench.clock.turn(minutes=1)
        backlog.take_days_off(self.bench.workspace, days)
        self.did()

    @rule(card=cards)
    def delete(self, card: int) -> None:
        if self.exists(card):
            library.delete_cards(self.bench.workspace, [card])
            self.did()

    @rule()
    def undo(self) -> None:
        self.bench.clock.turn(minutes=1)
        if history.undo(self.bench.workspace) is not None and self.place > 0:
            self.place -= 1
        elif self.place == 0:
            history.redo(self.bench.workspace)

    @precondition(lambda self: self.place < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.bench.clock.turn(minutes=1)
        assert history.redo(self.bench.workspace) is not None
        self.place += 1

    @rule()
    def restart(self) -> None:
        self.bench.restart()

    @invariant()
    def the_store_is_as_it_was_at_this_place(self) -> None:
        assert self.state() == self.states[self.place]

    @invariant()
    def the_log_equals_the_projection_and_the_totals(self) -> None:
        upkeep.add_up_days(self.bench.workspace)
        assert upkeep.check(self.bench.workspace).problems == ()

    def exists(self, card: int) -> bool:
        with self.bench.workspace.store.read() as unit:
            return unit.cards.get(card) is not None

    def teardown(self) -> None:
        self.bench.workspace.store.close()
        self.folder.cleanup()


TestLearner = Learner.TestCase
TestLearner.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
