"""fazhi: the annual report on law-based government, from YAML to plain text, DOCX, HTML and PDF.

A report goes one way through these modules, each of which does one step:

    encoding.decode  bytes of a file → Page: its text
    pitfalls.scan    Page → problems with its YAML, and the page as it can be read in spite of them
    source.read      both of these, then Page → Source: data in English keys, and the place of each
    accounting       what of its texts is in neither the data nor a field's name: told
    assembly.read    the same for a report in a folder: main file and contributions → one Source
    schema.check     Source → problems with its fields (Cerberus), against templates/<kind>/schema.yaml
    rules.run        Source → problems with what it says, one module a rule
    ignore.apply     problems → those that no comment in the file lets stand
    reporters        problems → the screen, JSON, GitHub, GitLab, SARIF, JUnit
    words.render     data → markup: every word of the report (Jinja2), from templates/<kind>/body.xml.j2
    blocks.read      markup → Document: a list of paragraphs and tables, each in its role
    omissions.find   data and Document → the texts that the document does not say
    look             templates/house.yaml, and another laid over it → how each role looks
    writers          Document and look → plain text, DOCX, HTML, PDF; `readback` proves each file

`pipeline` joins the steps, `printing` prints one report and `batch` many, `commands` holds the
commands, `cli` calls them and sets the exit code, and what they print goes through `terminal`.
`importing` goes the other way: a report that exists as DOCX or text becomes such a YAML file.

Beside the way, `charsets` tells older encodings and `foreign` other kinds of files, `listing` finds
the files that a path means, `opening` reads one, `targets` plans what is written where, `files`
writes it, and `faults` tells of what nobody foresaw. `mending` writes what the scan could mend,
`progress` counts what is filled, `owed` says what units still owe, `comparison` tells two Sources
apart, `rollforward` turns last year's Source into this year's YAML, `templating` runs templates from
outside in a `sandbox` and holds what they write against the table of `tags`, `manual` explains every
rule, `starter` and `json_schema`
give authors and their editors the fields, and `kept` finds what is made of the files in templates/
beforehand.
"""

__version__ = "0.1.0"
