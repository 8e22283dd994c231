from __future__ import annotations

import gc

from pipeline.engine.collector import collector_at_rest, imports_left_alone


def test_the_collector_goes_on_as_before() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_there_is_left_alone_until_the_end() -> None:
    with imports_left_alone():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
