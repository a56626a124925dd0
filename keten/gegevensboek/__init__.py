"""The data dictionary: what the shared data mean, made from the models, the facts and a line per entity.

`register` knows which apps take part, `velden` describes a field, `boek` puts it all together.
"""
