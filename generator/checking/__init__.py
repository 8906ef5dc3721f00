"""Source → problems.

report.check   the one way through: the fields, then the rules, less what the author lets stand
rules          the table of rules; a module each, whose docstring is its page in the manual
finding        what a rule yields: where in the data, the message, what to write instead
ignore         what the author lets stand, by comments in the file
remarks        comments that came back from Word and are still to be dealt with
terms          the words that are no longer used, from the kind's list and the office's own
manual         a page for each id that a problem can have: from manual.yaml, the rules, the kind

facts          the figures of a report: what each counts, and for when; `register` sets them in order
               for who proofreads them
last_year      what is said of last year, held against last year's report (`check --last`)

Two modules count what `check` finds: `progress` how complete a report is, `owed` which unit still
owes what.
"""
