"""Rules as data: facts, trees of conditions over them, their translation to SQL, explanation and versions.

`feiten` names what can be asked about somebody, `boom` is the shape of a rule, `valideren` reads and
checks the stored JSON, `vertalen` makes SQL of it, `uitleg` tells why somebody does or does not meet it,
`nakijken` finds what contradicts itself or adds nothing, `beheer` keeps versions.
"""
