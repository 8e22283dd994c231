"""``python -m curation``: what ``make vocabulary`` and ``make lexicons`` run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from curation import lexicons, ontology, written
from curation.names import PREFERRED, Names
from curation.ontology import Term
from curation.proposals import Proposals
from pipeline.vocabulary.vocabulary import load_vocabulary

SEEDS = Path("seeds/vocabulary")


@click.group()
@click.option("--wheels", type=click.Path(path_type=Path), default=Path(".ontologies"), show_default=True)
@click.pass_context
def main(context: click.Context, wheels: Path) -> None:
    """Grow the vocabulary from the ontologies whose wheels lie in a folder."""
    context.obj = wheels


@main.command()
@click.pass_obj
def check(wheels: Path) -> None:
    """Name each id of the vocabulary that its ontology no longer has."""
    found = list(written.faults(load_vocabulary(SEEDS), _terms(wheels)))
    click.echo("\n".join(found) or "Every id was found in its source.")
    sys.exit(bool(found))


@main.command()
@click.argument("wanted", type=click.File(encoding="utf-8"))
@click.pass_obj
def propose(wheels: Path, wanted: TextIO) -> None:
    """Propose rows for lines of entity type, tab, and names separated by '|', the label first."""
    proposals = Proposals(Names(_terms(wheels)), load_vocabulary(SEEDS))
    for line in filter(str.strip, wanted):
        entity_type, _, names = line.strip().partition("\t")
        if entity_type not in PREFERRED:
            raise click.ClickException(
                f"{entity_type!r} is no entity type: write one of {', '.join(PREFERRED)}"
            )
        label, *synonyms = names.split("|")
        row, remarks = proposals.row(entity_type, label, synonyms)
        click.echo("\n".join(filter(None, [*(f"# {remark}" for remark in remarks), row])))


@main.command("lexicons")
@click.pass_obj
def write_lexicons(wheels: Path) -> None:
    """Write the optional lexicons beside the vocabulary."""
    for old in SEEDS.glob("*.*.tsv"):
        old.unlink()
    for path in lexicons.write(SEEDS, load_vocabulary(SEEDS), _terms(wheels)):
        click.echo(path)


def _terms(wheels: Path) -> Iterator[Term]:
    for source in ontology.sources():
        yield from ontology.terms(source, wheels)


if __name__ == "__main__":
    main()
