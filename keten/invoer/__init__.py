"""The one way in for files: choose, look, repair, take over, and undo (X-79).

An app on any floor registers a kind of file (`soorten.registreer`); the screens, the encrypted rows, the
progress and the undo are here. A kind lives in `<app>/koppelingen/<naam>/`, in modules with fixed names
(the layouts of systems of partners in `klanten/koppelingen/` have the first only: `klanten.uitwisselen`
judges and takes over the rows of all of them):

- `indeling.py`: the columns, what they mean, and the `Invoersoort` itself with `meld_aan()`;
- `keuren.py`: what is right and wrong in rows, for many rows with a few queries;
- `verwerken.py`: what good rows become, and how that is undone.
"""
