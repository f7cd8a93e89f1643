"""What “verified” rests on: each quotation looked up again in the stored text as the page is shown."""

import hashlib
from dataclasses import dataclass

from dialogues.models import Position, Quotation, reads_at_its_place


@dataclass(frozen=True)
class Proof:
    """``first`` and ``last`` count characters from 1, as people do; ``holds`` was checked just now."""

    state: str
    first: int
    last: int
    sha256: str
    holds: bool

    @property
    def short_digest(self) -> str:
        return self.sha256[:12]


def proofs(record: Position) -> list[Proof]:
    """One for each quotation, in their order; asks the database nothing, the text being loaded."""
    text = record.document.text if record.document else ""
    digest = hashlib.sha256(text.encode()).hexdigest() if text else ""
    return [_proof(quotation, text, digest) for quotation in record.quotations.all()]


def _proof(quotation: Quotation, text: str, digest: str) -> Proof:
    holds = (
        quotation.is_verified
        and quotation.text_sha256 == digest
        and reads_at_its_place(quotation, text)
    )
    return Proof(
        quotation.state,
        (quotation.start or 0) + 1,
        quotation.end or 0,
        quotation.text_sha256,
        holds,
    )
