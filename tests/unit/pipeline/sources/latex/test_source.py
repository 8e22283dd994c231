"""What a LaTeX source gives, step by step."""

from pipeline.sources.latex.source import Source


def test_an_argument_is_passed_with_the_braces_inside_it() -> None:
    source = Source(" {a {b} c}{d}")
    assert [source.argument(), source.argument(), source.argument()] == ["a {b} c", "d", ""]
    assert source.at == len(" {a {b} c}{d}")


def test_options_are_passed_only_where_they_stand_next() -> None:
    source = Source("[p. {2}]{key}[x]")
    source.skip_options()
    assert source.argument() == "key"
    source.at = 0
    assert source.argument() == ""
    assert source.at == 0


def test_what_never_ends_is_not_passed() -> None:
    source = Source("x $$ y")
    assert source.skip_to("$$")
    assert source.at == len("x $$")
    assert not source.skip_to("$$")
    assert source.at == len("x $$")
