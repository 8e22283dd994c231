"""Helps people to grow ``seeds/vocabulary``: finds verified ids for names, and checks written ones."""
