"""Documents of the review in Word."""
