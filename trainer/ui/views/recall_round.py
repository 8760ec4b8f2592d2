"""Free recall around one card: the draft that is kept, what it mentions, and what is told with the rating."""

from trainer.core.event import Rating
from trainer.core.rating_choice import nearest, offered
from trainer.core.recall import suggested_rating
from trainer.services import recall, study
from trainer.services.recall import MarkingScheme, Reply
from trainer.ui.session import Session
from trainer.ui.widgets.study_card import StudyCard


class RecallRound:
    """Connects the box, the key points and the store for the card that is asked."""

    def __init__(self, session: Session, card: StudyCard) -> None:
        self._session, self._view = session, card
        self._card: int | None = None
        self._scheme = MarkingScheme()
        self._restated = 0.0
        card.answers_wanted.connect(self._look_up)
        card.box.drafted.connect(self._keep_draft)
        card.key_points.ticks_changed.connect(self._follow_ticks)
        card.answers.tabs.answer_chosen.connect(self._order_notes)

    def ask(self, card: int) -> None:
        """A card is asked: its draft is shown, its key points stay hidden."""
        self._view.box.flush()
        self._card, self._restated = card, 0.0
        self._view.box.show_text(self._session.ask(recall.draft, card))
        self._view.help.offer(())
        self._view.offer_typing(self._session.settings.typed_answers == "on")

    def take_help(self, steps: int = 1) -> None:
        """Show so many steps more of what helps, before the answers."""
        if self._card is None or self._view.is_revealed:
            return
        if not self._view.help.level:
            self._view.help.offer(self._session.ask(recall.help_for, self._card))
        if not self._view.help.take(steps):
            self._session.said.emit("There is no more help: Space shows the answers", False)

    def reveal(self) -> None:
        """Show the key points, ticked where the typed text mentions them; help taken speaks against Good."""
        self._view.box.flush()
        self._view.help.hide()
        if self._view.help.level:
            self._view.ratings.suggest(Rating.HARD)
        self._show_points()
        self._order_notes()

    def renew(self) -> None:
        """The card changed: show its key points as they are now; what the learner ticked or unticked stays so."""
        before = self._scheme
        self._look_up()
        if not self._view.is_revealed or self._scheme.points == before.points:
            return
        ticked = self._view.key_points.ticked
        self._show_points()
        self._view.key_points.tick({each.id: each.id in ticked for each in before.points})

    def told(self) -> study.Told:
        """What goes into the log with the rating; the typed answer itself is kept beside it."""
        text, points = self._view.box.toPlainText().strip(), self._view.key_points
        if self._card is None or not (text or points.ticked):
            return study.Told(help_level=self._view.help.level)
        self._session.ask(recall.keep_reply, self._card, Reply(text, points.covered, points.ticked))
        share = recall.ticked_share(self._scheme.points, points.ticked)
        found = None if points.coverage is None else max(points.coverage, self._restated)
        return study.Told(help_level=self._view.help.level, coverage=found, ticked=share)

    def accept(self) -> None:
        """My answer was right too: keep the typed text among the card's answers."""
        text = self._view.box.toPlainText().strip()
        if self._card is not None and text and self._view.is_revealed:
            if self._session.do(recall.accept_answer, self._card, text) and self._scheme.points:
                self._suggest(1.0)
        else:
            self._session.said.emit("Type an answer and show the others first", False)

    def _show_points(self) -> None:
        scheme, text = self._scheme, self._view.box.toPlainText().strip()
        self._view.key_points.setVisible(bool(scheme.points or text))
        self._view.key_points.show_points(scheme.points, scheme.documents, scheme.notes)
        if text:
            found = recall.mentions(text, scheme.points)
            self._view.key_points.show_recall(text, found)
            if scheme.points:
                self._restated = recall.restates(text, scheme.own)
                self._suggest(found.coverage)

    def _follow_ticks(self) -> None:
        """The learner corrected a tick of a typed answer: what is suggested follows, whatever the machine found."""
        points = self._view.key_points
        if points.coverage is not None:
            self._suggest(recall.ticked_share(self._scheme.points, points.ticked) or 0.0)

    def _look_up(self) -> None:
        """What the answers of the card are compared by."""
        if self._card is not None:
            self._scheme = self._session.ask(recall.marking_scheme, self._card)
        self._view.compare_by(self._scheme.points)

    def _suggest(self, coverage: float) -> None:
        """Preselect a rating where much is covered, or said as in an answer that was right too; else none."""
        rating = suggested_rating(max(coverage, self._restated), self._view.help.level)
        if rating is not None:
            rating = nearest(rating, offered(self._session.settings.rating_buttons))
        self._view.ratings.suggest(rating)
        self._view.key_points.show_suggestion(rating)

    def _order_notes(self) -> None:
        """Editor's notes on the answer in front come first."""
        page = self._view.answers.in_front
        if page is not None:
            self._view.key_points.notes.bring_forward(page.title)

    def _keep_draft(self, text: str) -> None:
        if self._card is not None:
            self._session.ask(recall.keep_draft, self._card, text)
