"""Speed and memory of the pipeline, ``make bench``, of versions, ``python -m benchmarks.versions``,
and of checking one, ``python -m benchmarks.verified``."""
