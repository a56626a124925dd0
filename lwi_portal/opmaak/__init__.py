"""How numbers and dates look in a language, where Django's own choice does not fit here."""
