"""A report and the next one; a report and what is changed in it.

rollforward   last year's Source → the YAML text of this year's
next_year     what one text of it says then: years moved on, figures blank
comparison    two Sources → what differs, and how much the newer took over
redline       two Documents → the newer as a Word file with tracked changes against the older
patching      changes of a Source's data → the bytes of its files, in which nothing else has changed
changing      what can be changed, and what the data are then: what patching holds its work against
rewriting     one change → what to write where in one file; `spelling` how, `in_line` inside of []
review        what was changed in a printed Word file → changes of the report, for patching
"""
