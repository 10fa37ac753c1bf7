"""What an attack tried, how often, and what it hit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """The count of one attack; every hit is told at once."""

    name: str
    tries: Counter[str] = field(default_factory=Counter)
    hits: list[str] = field(default_factory=list)

    def tried(self, times: int, what: str) -> None:
        self.tries[what] += times

    def hit(self, what: str) -> None:
        self.hits.append(what)
        print(f"HIT {self.name}: {what}", flush=True)

    def expect(self, held: bool, otherwise: str) -> None:
        """A hit where it did not hold."""
        if not held:
            self.hit(otherwise)

    def __str__(self) -> str:
        tried = ", ".join(f"{times:,} {what}" for what, times in self.tries.items() if times)
        return f"{self.name}: {tried or 'nothing tried'}; {len(self.hits)} hits"
