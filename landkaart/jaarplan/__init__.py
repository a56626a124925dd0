"""The ketenjaarplan: vision, goals, actions, adoption and following."""
