"""A synthetic corpus: pages of about 1.8 kB in the shape of real captures, the same for one seed.

A page has about 20 numbers; abstracts of four public corpora have 6 to 20 on the same length.  Each of
its sentences holds an invented name, so that none says what another says, as abstracts don't; the lines
around them are the same on many pages, as those of sites are.
"""

from __future__ import annotations

import random
from pathlib import Path

TITLES = (
    "{cells} in amyotrophic lateral sclerosis: {design} of {route} delivery",
    "Safety of {route} {cells} in patients with motor neuron disease",
    "Effect of {cells} on survival and motor function in {model}",
)
SENTENCES = (
    "Amyotrophic lateral sclerosis (ALS) is a progressive disease of upper and lower motor neurons.",
    "Median survival is {low} to {high} years from disease onset.",
    "Its incidence is {low}.{high} per 100,000 people a year.",
    "We gave {n} patients {route} injections of {cells} at a dose of {low} x 10^6 cells/kg.",
    "In this {design}, {route} administration of {cells} slowed disease progression in {n} patients.",
    "No serious adverse events were recorded during {high} months of follow-up.",
    "The ALSFRS-R score fell by {low}.{high} points per month before treatment (p < 0.0{low}).",
    "{cells} did not improve forced vital capacity in {model} (95% CI {low}.1-{high}.4).",
    "It remains unclear whether {cells} may protect spinal motor neurons from degeneration.",
    "Headache and back pain occurred in {percent}% of the {n} participants, e.g. after lumbar puncture.",
    "Neurofilament light chain in cerebrospinal fluid was measured as described by Smith et al. (20{year}).",
    "These data support a larger, randomised trial with {high} months of observation.",
    "Levels of BDNF, GDNF and VEGF rose {low}-fold in conditioned medium, vs. {percent}% in controls.",
    "The mechanisms by which transplanted cells act on their microenvironment are not fully understood.",
    "Patients were followed at three centres, and the assessors did not know the allocation.",
    "Further work should define the optimal route, the dose and the timing of repeated administration.",
    "Riluzole was continued throughout, and no patient needed a tracheostomy during the study period.",
    "Paracrine effects, immunomodulation and reduced neuroinflammation have been proposed as explanations.",
    "Respiratory failure due to weakness of the diaphragm remains the main cause of death in this disease.",
    "All participants gave written informed consent, and an ethics committee approved the protocol.",
    "The cells were expanded under good manufacturing practice and tested for sterility before release.",
    "Motor neuron loss in the ventral horn was less pronounced than in animals that received vehicle alone.",
    "Taken together, {cells} appear safe, whereas evidence of efficacy is still lacking.",
    "Figure {low} shows the spinal cord of {model} treated with {cells}.",
)
CELLS = (
    "mesenchymal stem cells",
    "bone marrow-derived mesenchymal stem cells (BM-MSCs)",
    "neural stem cells",
    "induced pluripotent stem cells",
    "adipose-derived mesenchymal stem cells",
    "umbilical cord blood mononuclear cells",
)
ROUTES = ("intrathecal", "intravenous", "intraspinal", "intramuscular", "intracerebroventricular")
MODELS = ("SOD1-G93A mice", "ALS patients", "transgenic rats", "a rodent model of ALS")
DESIGNS = ("phase 1 clinical trial", "open-label study", "randomised controlled trial", "case series")
JOURNALS = ("Stem Cell Reports", "Journal of Neurology", "Neural Regeneration Research", "Muscle & Nerve")
SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
TAIL = "\n\nShare this article\nSign in to save your search\nPrivacy policy\nAccept all cookies\n"


def write_corpus(folder: Path, documents: int, *, seed: int = 1) -> int:
    """Write ``documents`` pages below ``folder``, 1,000 to a subfolder; their size in bytes."""
    chance = random.Random(seed)
    size = 0
    for number in range(documents):
        place = folder / f"{number // 1000:04d}" / f"{number:07d}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        page = write_page(chance, number).encode()
        place.write_bytes(page)
        size += len(page)
    return size


def write_page(chance: random.Random, number: int) -> str:
    """One page: title, metadata, abstract, keywords, sometimes references, and what surrounds them."""
    values = {"cells": chance.choice(CELLS), "route": chance.choice(ROUTES), "model": chance.choice(MODELS)}
    values |= {"design": chance.choice(DESIGNS), "n": chance.randint(3, 90), "low": chance.randint(1, 5)}
    values |= {
        "high": chance.randint(6, 24),
        "percent": chance.randint(2, 90),
        "year": chance.randint(10, 24),
    }
    abstract = " ".join(_placed(one, chance) for one in chance.choices(SENTENCES, k=13)).format(**values)
    title = chance.choice(TITLES).format(**values)
    journal = f"Journal{chance.choice(JOURNALS)}\nVolume{values['high']}\n"
    head = f"{title[0].upper()}{title[1:]} ({number})\n\n{journal}"
    identity = f"doi: 10.{5000 + number % 700}/synthetic.{number}\n\nAbstract\n\n"
    words = ("Motor neuron", values["cells"], "Cell therapy")
    keywords = "".join(f"  • {word}\n" for word in words)
    references = _references(chance) if number % 5 == 0 else ""
    return f"{head}{identity}{abstract}\n\nKeywords\n\n{keywords}{references}{TAIL}"


def _placed(sentence: str, chance: random.Random) -> str:
    """The sentence with an invented place at its end."""
    return f"{sentence[:-1]} in {''.join(chance.choices(SYLLABLES, k=5)).capitalize()}."


def _references(chance: random.Random) -> str:
    entries = (
        f"    {place}. Smith J. K., Doe A. Cells in motor neuron disease. {chance.choice(JOURNALS)}. "
        f"20{chance.randint(10, 24)};{chance.randint(1, 40)}({place}):{100 + place}–{109 + place}.\n"
        for place in range(1, 4)
    )
    return "\nReferences\n\n" + "".join(entries)
