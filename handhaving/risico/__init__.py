"""Risk assessment: advice from rules and answers, a decision by a person, and what follows."""
