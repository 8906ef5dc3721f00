"""Reports as others have them, DOCX and text, into YAML of the report's grammar.

reading.read         bytes → Items: paragraphs and tables, each with its line
clean.clean          Items → Items without what a web page added, and what was removed
converting.convert   Items → Import: the YAML text, checked against the words of the Items
"""
