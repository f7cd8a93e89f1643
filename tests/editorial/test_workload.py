import pytest

from dialogues.editorial.workload import Tally, quotations_to_mend, sentences_to_code, tallies
from dialogues.models import Country, Quotation, Topic
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_records_are_counted_by_status():
    for status in ("draft", "draft", "in_review", "published", "withdrawn"):
        f.TopicFactory(status=status)
    f.CountryFactory()
    assert tallies([Topic, Country]) == {
        Topic: Tally(total=5, draft=2, in_review=1, published=1, withdrawn=1),
        Country: Tally(total=1),
    }


def test_lost_quotations_and_undecided_sentences_are_counted():
    f.QuotationFactory()
    assert quotations_to_mend() == 0
    Quotation.objects.update(state="lost")
    assert quotations_to_mend() == 1
    f.SentenceFactory()
    f.SentenceFactory(decision="author")
    assert sentences_to_code() == 1
