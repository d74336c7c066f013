"""Rows of many plans -> concepts: a canonical form by facets for every name, links with reasons, alignment.

What a name measures is read from codebooks alone (schemas/codebooks/facet*.csv), so that a concept's id depends on the
name, its unit and people's verdicts, and on nothing else: not on the run, the order of files or the other plans in it.
"""
