"""fazhi: prescribed annual reports, from YAML to plain text, DOCX, HTML and PDF.

One way through. Each arrow is a function that can be tested alone, and nothing runs back up:

                ┌────────── checking ──────────► problems ──reporting──► screen, JSON, GitHub …
    file ─parsing, reports─► Source
                └─printing: words ► blocks ► look ► writers ───► txt, docx, html, pdf
    Word file, text ─importing─► YAML            two Sources ─revising─► what differs, next year's YAML

Twelve rooms, each of which sees those above it here, and none below:

    basis       what every room uses: problems, messages, files, the terminal, Chinese text
    parsing     bytes → values with their places: encoding, pitfalls of YAML, the tree
    kinds       templates/<kind>/ → Kind: its fields (Cerberus behind one adapter), parts, deadlines
    reports     file or folder → Source, which carries its kind
    checking    Source → problems: fields, rules, what an author lets stand; how complete it is
    printing    Source → Document → bytes: words, blocks, look, writers; many reports at once
    importing   a report that exists, as DOCX or text → YAML that prints the same words
    reporting   problems → text in every format
    revising    two reports compared; last year's rolled forward; YAML changed in place
    preview     the report in the browser: printed, checked, filled in
    editing     the report in an editor: what is wrong as it is typed, what may be written
    commands    a module for each command; `cli` calls them and sets the exit code

Words, look, knowledge and mechanics live apart: every sentence that a report says by itself is in
templates/<kind>/body.xml.j2, its look in templates/house.yaml, what a kind of report is in
templates/<kind>/, mechanics here. No module knows a report by name.
"""

__version__ = "0.1.0"
