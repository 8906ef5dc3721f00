"""Source → Document → bytes: the report as its kind's template words it, in every format.

    report      one file in all formats: read, check, compose, write; `batch` does many at once
    composing   Source → Document: what the template is given, and what it left out (`omissions`)
    words       the template's own words and the author's → markup; `filters` are for values
    templating  the same for a template from outside: it runs in `sandbox`, a process with limits,
                and `tags` says what is wrong with its markup
    origins     values that know where they stand in the report, and say so in the markup
    markup      that markup → Document, a list of `blocks`: paragraphs in roles, tables, new pages
    look        house.yaml and what is laid over it → Look; `conflicts` are those between its values
    writers     Document and Look → bytes, one writer a format

`annotating` puts what `check` finds into a DOCX as comments.

Beside this way stand `forms`, for units to fill in, and `fonts`: which fonts this machine has; `fontfile` reads their names.
"""
