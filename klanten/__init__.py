"""First floor: the dossier that the partners and the client share."""
