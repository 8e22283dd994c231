"""A sentence that tells nothing itself tells what the one before it does."""

from pipeline.extract.claims.looking_back import LookingBack


def test_the_nearest_sentence_that_tells_something_counts() -> None:
    told = LookingBack([False, None, True, None].__getitem__)
    assert [told.of(place) for place in (3, 1, 2, 0)] == [True, False, True, False]


def test_each_sentence_is_asked_once() -> None:
    asked: list[int] = []

    def ask(place: int) -> str | None:
        asked.append(place)
        return None if place else "first"

    told = LookingBack(ask)
    assert [told.of(place) for place in (2, 4, 3, 4)] == ["first"] * 4
    assert asked == [2, 1, 0, 4, 3]
