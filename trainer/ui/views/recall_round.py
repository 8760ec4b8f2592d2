"""Free recall around one card: the draft that is kept, what it mentions, and what is told with the rating."""

from dataclasses import replace

from trainer.core.event import Rating
from trainer.core.rating_choice import nearest, offered
from trainer.core.recall import suggest
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
        card.box.drafted.connect(self._keep_draft)

    def ask(self, card: int) -> None:
        """A card is asked: its draft is shown, its key points stay hidden."""
        self._view.box.flush()
        self._card = card
        self._scheme = self._session.ask(recall.marking_scheme, card)
        self._view.box.show_text(self._scheme.draft)
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

    def renew(self) -> None:
        """The card changed: show its key points as they are now; what the learner ticked or unticked stays so."""
        before = self._scheme
        if self._card is not None:
            self._scheme = self._session.ask(recall.marking_scheme, self._card)
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
        return study.Told(help_level=self._view.help.level, coverage=points.coverage, ticked=share)

    def accept(self) -> None:
        """My answer was right too: keep the typed text among the card's answers."""
        text = self._view.box.toPlainText().strip()
        if self._card is not None and text and self._view.is_revealed:
            self._session.do(recall.accept_answer, self._card, text)
        else:
            self._session.said.emit("Type an answer and show the others first", False)

    def _show_points(self) -> None:
        scheme, text = self._scheme, self._view.box.toPlainText().strip()
        self._view.key_points.setVisible(bool(scheme.points))
        self._view.key_points.show_points(scheme.points, scheme.documents, scheme.notes, None)
        if text and scheme.points:
            found = recall.mentions(text, scheme.points)
            said = suggest(found, self._view.help.level)
            if said is not None:
                said = replace(
                    said, rating=nearest(said.rating, offered(self._session.settings.rating_buttons))
                )
            self._view.key_points.show_recall(text, found, said)

    def _keep_draft(self, text: str) -> None:
        if self._card is not None:
            self._session.ask(recall.keep_draft, self._card, text)
