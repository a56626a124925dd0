"""Medical advice: asked when a client tells of a medical circumstance, answered yes or no (D-50, D-51)."""
