"""The machinery around a briefing: notebooks run with parameters, results published whole."""
