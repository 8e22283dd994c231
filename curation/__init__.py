"""Helps people to grow ``seeds/vocabulary``: finds verified ids for names, and checks those that are written."""
