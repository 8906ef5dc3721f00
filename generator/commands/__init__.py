"""The commands of `fazhi`, one module each with a `command`; it imports what it needs when called.

new          empty report, or last year's rolled forward; `questions` asks what it wants to know;
             `units` makes what units are to fill in
form         a unit's contribution → a form for Word or Excel
import_      a Word or text file, a form that was filled in → YAML
check        reports → their problems, with --fix mended first; `outputs` shows or writes them
status       a report → how much of it is filled, and who still owes what
render       reports → the files to print; `destinations` says which formats, and where they go
diff         two reports → what differs
review       a Word file that was printed and changed → what is put back into the report
figures      a report → every figure in it, to be proofread, beside last year's
lsp          a report in an editor, as it is typed
rules, explain, schema, fonts    the rules, a page of the manual, the fields, the fonts

`imported` is what import_ makes of a file, for the others, too. All open a report by `opening` and
share their `options`.
"""
