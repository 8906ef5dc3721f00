"""A report in an editor that speaks the Language Server Protocol, as it is typed.

asked      where the cursor stands: the path there, the outline, what may be written
server     the protocol, by pygls: what the editor asks, and what it is told
"""
