"""What differs between two reports: two drafts of one year, or two years.

clauses     a text cut into clauses, and how alike two texts are
alignment   which item, and which clause, of one report is which of the other
figures     the figures that changed within a clause, and by how much
changes     two reports → every difference, by field and clause
shares      two reports → how much of each part of the newer stood in the older
formats     both of these → text for the screen, Markdown, an HTML page
"""
