"""What is no record, and what no history keeps."""

from reversion.models import Version

from dialogues.editorial import coding, history
from dialogues.models import (
    Conference,
    Country,
    Document,
    Series,
)
from tests.api.random_edits.hand import Hand


class Beside(Hand):
    def do_rename_a_series(self) -> None:
        run = self.one(Series)
        run.title = self.word()
        with history.revision(by=None, comment=""):
            run.save()

    def do_give_a_series(self) -> None:
        self.set(self.one(Conference), series=self.chance.choice([None, self.one(Series)]))

    def do_rename_a_country(self) -> None:
        country = self.one(Country)
        country.name = self.word()
        country.save()

    def do_cut_a_text(self) -> None:
        coding.cut_into_sentences(self.one(Document))

    def do_code_a_sentence(self) -> None:
        document = self.one(Document)
        coding.cut_into_sentences(document)
        sentence = self.chance.choice(list(document.sentences.all()))
        coding.decide(sentence, "nothing", by=None, reason="background")

    def do_save_again(self) -> None:
        record = self.one(status="published")
        history.save(record, by=None, comment="")

    def do_look_back(self) -> None:
        """Nothing is done; somebody only reads."""
        assert Version.objects.exists()
