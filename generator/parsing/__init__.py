"""Bytes of a YAML file → values with places.

The way through is `tree.parse`. `encoding` decodes the bytes to a `page`, which knows the line and
column of each character. `pitfalls` finds what goes wrong in YAML by hand, each at its own line,
and makes of the page one that can be parsed in spite of it. `syntax` gives the YAML events of that
page, within limits, or explains in an author's words why there are none. `building` takes the
events to plain data in English keys, with a `node` for each value; `scalars` joins the lines of a
text as Chinese needs it and knows where each character is written; `accounting` sees that no text
is lost. A `tree` holds all of this. `spelling` says whether characters of a value can be changed where
they are written, and `mending` is `check --fix`: the edits of problems, made.
`writing` goes the other way, from values to YAML; `shape` says where in a file a value ends, for
those who write into it. What a field means is for `kinds` to say: here it is known by a protocol
only, in `fields`.
"""
