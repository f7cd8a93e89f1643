"""Where nodes stand: tied ones near each other, none on another, the same at every drawing.

The places are those whose distances come nearest to the ways along the ties (“stress”), found as by
Zheng, Pawar and Goodman, “Graph Drawing by Stochastic Gradient Descent”, IEEE Transactions on
Visualization and Computer Graphics 25 (2019). Nothing is left to chance: the order in which pairs
are moved is always the same. A few dozen nodes need no numerical library.
"""

import math
import random
from collections.abc import Mapping, Sequence
from itertools import combinations

ROUNDS = 40
#: The angle between neighbours on a spiral that never lines up.
GOLDEN = math.pi * (3 - math.sqrt(5))
#: Between nodes that no ties connect, in lengths of a weak tie beyond the longest way.
APART = 0.6

Place = list[float]
Ties = Mapping[tuple[int, int], float]


def places(count: int, ties: Ties, width: float, height: float) -> list[tuple[float, float]]:
    """A place from 0,0 to ``width``,``height`` for each node; ``ties``: strength, above 0 up to 1."""
    points = [
        [math.sqrt(n + 0.5) * math.cos(n * GOLDEN), math.sqrt(n + 0.5) * math.sin(n * GOLDEN)]
        for n in range(count)
    ]
    pairs = [(i, j, way) for (i, j), way in _ways(count, ties).items()]
    if pairs:
        order = random.Random(1)  # noqa: S311 (an order of steps, no secret)
        for step in _steps([way for _i, _j, way in pairs]):
            order.shuffle(pairs)
            _settle(points, pairs, step)
    return _fitted(points, width, height)


def _ways(count: int, ties: Ties) -> dict[tuple[int, int], float]:
    """The shortest way between each two nodes; a strong tie is half as long as a weak one."""
    far = math.inf
    ways = [[0.0 if i == j else far for j in range(count)] for i in range(count)]
    for (i, j), strength in ties.items():
        ways[i][j] = ways[j][i] = 1.5 - 0.75 * strength
    for middle in range(count):
        through = ways[middle]
        for row in ways:
            first = row[middle]
            if first < far:
                row[:] = [min(way, first + rest) for way, rest in zip(row, through, strict=True)]
    longest = max((way for row in ways for way in row if way < far), default=1.0) + APART
    return {(i, j): min(ways[i][j], longest) for i, j in combinations(range(count), 2)}


def _steps(ways: Sequence[float]) -> list[float]:
    """How far the pairs are moved in each round: less and less."""
    largest, smallest = max(ways) ** 2, 0.1 * min(ways) ** 2
    fall = math.log(smallest / largest) / (ROUNDS - 1)
    return [largest * math.exp(fall * number) for number in range(ROUNDS)]


def _settle(points: list[Place], pairs: Sequence[tuple[int, int, float]], step: float) -> None:
    """Each pair moved towards the distance it should have; the near ones count most."""
    for i, j, way in pairs:
        one, other = points[i], points[j]
        dx, dy = one[0] - other[0], one[1] - other[1]
        distance = math.hypot(dx, dy) or 1e-6
        move = min(1, step / (way * way)) * (distance - way) / 2 / distance
        one[0] -= dx * move
        one[1] -= dy * move
        other[0] += dx * move
        other[1] += dy * move


def _fitted(points: Sequence[Place], width: float, height: float) -> list[tuple[float, float]]:
    """Spread over the whole field, each direction by itself."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return [
        (_scaled(x, min(xs), max(xs), width), _scaled(y, min(ys), max(ys), height))
        for x, y in points
    ]


def _scaled(value: float, low: float, high: float, size: float) -> float:
    return size * (value - low) / (high - low) if high - low > 1e-9 else size / 2
