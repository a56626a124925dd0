"""Operations of the second floor: employers, vacancies, proposals and placements."""
