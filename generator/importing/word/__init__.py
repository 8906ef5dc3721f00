"""A Word file (.docx) → paragraphs and tables: everything in it is read, or reported.

docx.read           the way through: the XML parts of the file → its items and notes
package             opens the file with care: its size, its names, its XML
elements            the centre: five tables of all elements, which are read, reported or ignored
blocks              the body → paragraphs and tables, by these tables
paragraphs          a paragraph → its text, by these tables
  numbering, styles   the number that Word sets before it, its level of heading
  formatting          hidden, struck, raised and lowered words
  fields, controls    what Word works out by itself, symbols, forms
  formulas            formulas in one line
  drawings            words in pictures and shapes, and things in two versions
revisions           who has changed what
notes               footnotes, comments, headers and footers beside the body
remarks             what an author is told about a file
"""
