"""What a leader did to a printed Word file comes back into the YAML.

paper      a Word file → its words with who changed them, comments, what holds no words
matching   which paragraph of the file as printed is which of the one that came back
returned   the two files → edits of the data that were printed (`edits`; `places`, where what was
           added belongs; `pieces` of texts)
merging    edits → changes of the report as it stands now, and conflicts
reviewing  all of it, and whether the report then prints what the file says
"""
