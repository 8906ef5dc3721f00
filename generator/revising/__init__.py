"""A report and the next one: last year's rolled forward, two of them compared.

rollforward   last year's Source → the YAML text of this year's
next_year     what one text of it says then: years moved on, figures blank
comparison    two Sources → what differs, and how much the newer took over
redline       two Documents → the newer as a Word file with tracked changes against the older
"""
