"""Source → Document → bytes: the report as its kind's template words it, in every format.

report      one file, all formats: read, check, compose, write; `batch` does many at once
composing   Source → Document: what the template is given, and what it left out (`omissions`)
words       the template's own words and the author's → markup, with `filters` for values
templating  the same for a template from outside, which runs in `sandbox`, a process with limits;
`tags` says what is wrong with its markup
blocks      markup → Document: paragraphs in roles, tables, new pages
look        house.yaml and what is laid over it → Look; `conflicts` between its values
writers     Document and Look → bytes, one writer a format
fonts       which fonts this machine has; `fontfile` reads their names
"""
