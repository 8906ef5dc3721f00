"""fazhi: the annual report on law-based government, from YAML to plain text and DOCX.

A report goes one way through these modules, each of which does one step:

    source.read      bytes of a YAML file → Source: data in English keys, and the place of each
    schema.check     Source → problems with its fields (Cerberus), against templates/<kind>/schema.yaml
    rules.run        Source → problems with what it says, one module a rule
    reporters        problems → the screen, JSON
    words.render     data → markup: every word of the report (Jinja2), from templates/<kind>/body.xml.j2
    blocks.read      markup → Document: a list of paragraphs and tables, each in its role
    look             templates/house.yaml → how each role looks
    writers          Document and look → plain text, DOCX

`importing` goes the other way: a report that exists as DOCX or text becomes such a YAML file.
`pipeline` joins the steps, `commands` holds the commands, `cli` calls them and sets the exit code.
"""

__version__ = "0.1.0"
