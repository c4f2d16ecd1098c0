"""What tables and columns are called, in the language of the page.

`speaking` lets the models say it; `names`, `helps`, `refusals` and `actions` list the texts to be collected.
"""
