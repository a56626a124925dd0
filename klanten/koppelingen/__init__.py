"""The layouts of systems of partners, a folder for each; `klanten.uitwisselen` does the rest for all."""
