"""Second floor: employers, vacancies, matching and placements."""
