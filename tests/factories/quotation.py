from typing import Any

from factory import LazyAttribute, SubFactory

from dialogues.editorial.anchoring import anchor_quotation
from dialogues.models import Quotation
from tests.factories.editorial import OrderedPartFactory


class QuotationFactory(OrderedPartFactory[Quotation]):
    """Words of the position's document, anchored; in a document without a text, unverified."""

    class Meta:
        model = Quotation

    position = SubFactory("tests.factories.position.PositionFactory", quotations=[])
    exact = "Experts met to speak about the region."
    order = LazyAttribute(lambda row: OrderedPartFactory.last(row.position.quotations))

    @classmethod
    def _create(cls, model_class: type[Quotation], *args: Any, **kwargs: Any) -> Quotation:
        near = kwargs.pop("near", 0)
        quotation = model_class(*args, **kwargs)
        anchor_quotation(quotation, near=near)
        quotation.save()
        return quotation
