"""What differs between two reports: two drafts of one year, or two years.

`changes.compare` gives the differences by field and clause, `carried.shares` says how much of the
newer report stood in the older, `formats` shows both.
"""
