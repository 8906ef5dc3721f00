"""Source → problems.

report.check     all that is wrong with a report, sorted by place: the one way through
rules            what it says: a module for each rule, whose docstring is its page in the manual
terms            the words that are no longer used, from the kind's terms.yaml
ignore           what its author lets stand, by comments in the file
progress, owed   how complete it is; which unit still owes what
"""
