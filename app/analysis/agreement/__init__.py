"""How far two coders agree."""
