"""What leaves the computer masked, and the gate that looks for leaks."""
