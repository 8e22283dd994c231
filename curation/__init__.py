"""Helps people to grow ``seeds/vocabulary``: finds ids for names in ontologies, and checks those written."""
