"""What the appendix holds beside the coding: guide, member checks, pictures, submitted copies."""
