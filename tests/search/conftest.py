import pytest

from tests.search.corpus import store_corpus


@pytest.fixture
def corpus(db):
    store_corpus()
