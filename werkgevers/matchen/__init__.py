"""Who fits which work: clients for a vacancy, and vacancies for a client, each ranked in one statement.

Read only are what people can do and look for, hours, distance, consent and availability. Benefit, risk,
medical data, route and kwadrant are never selected, and never decide (`tests/werkgevers/test_matchen.py`).
"""
