"""What a run of schemathesis says of itself."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """``cases`` counts the requests that were sent and judged."""

    cases: int
    operations: int
    failures: list[str]

    @classmethod
    def read(cls, file: Path) -> "Report":
        told = json.loads(file.read_text(encoding="utf-8"))
        failures = [
            f"{failure['code']} {failure['title']}: {', '.join(failure['operations'])}"
            for failure in told["failures"]
        ]
        return cls(told["test_cases"]["generated"], told["operations"]["tested"], failures)

    def __str__(self) -> str:
        told = f"{self.cases} requests to {self.operations} operations."
        return "\n".join([told, *self.failures])
