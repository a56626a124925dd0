"""What stands in the menu: tables of pages, each with the right that it needs."""
