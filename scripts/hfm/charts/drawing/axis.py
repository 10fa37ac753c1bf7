"""Round numbers for axes."""

from __future__ import annotations


def ticks(top: float, most: int = 5) -> tuple[int, ...]:
    """Whole numbers from 0 to at least `top` in steps of 1, 2 or 5 times a power of ten, about `most` of them."""
    step = 1
    while step * most < top:
        digit = int(str(step)[0])
        step = step * 2 if digit != 2 else step * 5 // 2
    last = -(-max(1, top) // step)
    return tuple(int(step * n) for n in range(int(last) + 1))
