"""The commands of `fazhi`, one module each with a `command`; it imports what it needs when called.

new          empty report, or last year's rolled forward; `questions` asks what it wants to know
import_      a Word or text file → YAML
check        reports → their problems, with --fix mended first; `outputs` shows or writes them
status       a report → how much of it is filled, and who still owes what
render       reports → the files to print; `destinations` says which formats, and where they go
diff         two reports → what differs
review       a Word file that was printed and changed → what is put back into the report
rules, explain, schema, fonts    the rules, a page of the manual, the fields, the fonts

All open a report by `opening` and share their `options`.
"""
