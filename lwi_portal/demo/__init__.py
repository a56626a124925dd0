"""A synthetic population: invented people, put together by a generator that always gives the same ones.

`vullen` is the entrance. `namen`, `bsn` and `beroepen` hold what people are made of, `persoon` invents one,
`dagen` says when things happened to that person, `rijen` and `traject` turn both into rows.
"""
