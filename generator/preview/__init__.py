"""A report as a page in the browser, beside what is wrong with it, to be read and filled in.

session    a report that is open: its state for an edition, changes of it, undo
view       Source and problems → what the page is told: texts, lists, fields, findings
requests   what the page asks for → changes
watching   waits until a file of the report is saved, by whatever program
server     HTTP on this machine: who may ask, what is answered
page/      what the browser shows: HTML, CSS and JavaScript modules, as they stand
"""
