"""Speed and memory of the pipeline, ``make bench``, and of versions, ``python -m benchmarks.versions``."""
