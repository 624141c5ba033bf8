"""The chapters in Word, and their preview."""
