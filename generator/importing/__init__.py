"""Reports as others have them, DOCX and text, into YAML of the report's grammar.

reading.read         a file → Items: paragraphs and tables, each with its line
clean.clean          Items → Items without what a web page added, and what was removed
converting.convert   Items → Import: the YAML text, checked against the words of the Items

Out of a file, items:

word                 a Word file: a package of its own, which see
text                 plain text and Markdown: its encoding (decoding), lines that were broken at a
                     fixed width (wrapping), what Markdown adds (markdown)
web, pdf, sheets     a web page, a PDF with text in it, tables; what LibreOffice reads comes as DOCX
items                what all make: paragraphs, tables out of rows, no unprintable characters

Out of items, a report:

preparing            a title in one piece, a date apart from a name
flat                 a report that is one paragraph, cut into its paragraphs
drafting.draft       Items → Draft, every step in its order: the head of a filed report and the
                     record of its printing (letterhead, imprint), annexes, title, ending, addressee;
                     of what is left, the tree of its sections (outline), the passages of the tree
                     and the part that each belongs to (passages, parts), the fields of each
                     (sections, prose, points); what the report tells of itself (facts)
yaml.write           the fields → YAML
compare.compare      the words of the items ↔ those that the YAML prints; where they differ, the
                     line at fault becomes text (Paragraph.literal), and the draft is made again
contributing         the draft of what a unit sent → its contribution
recognition          what titles, headings and texts of a kind of report say; of which kind a report is

Beside this way: `forms` are contributions that were filled in, in Word or Excel (`sheets`); `units`
is a list of those who contribute.
"""
