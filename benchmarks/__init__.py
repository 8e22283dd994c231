"""Speed and memory of the pipeline: ``make bench``."""
