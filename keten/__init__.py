"""Ground floor: partners, locations, staff, rights, rules, terms and the shared web pieces."""
