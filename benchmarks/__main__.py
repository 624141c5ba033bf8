"""Run every benchmark in a process of its own: ``python -m benchmarks``; prints one JSON object."""

import json
import pkgutil
import subprocess
import sys

import benchmarks

NOT_MEASURING = {"__main__", "made_up"}


def main() -> None:
    """Run them one after another and gather what they print."""
    figures: dict[str, object] = {}
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name not in NOT_MEASURING:
            command = [sys.executable, "-m", f"benchmarks.{module.name}"]
            print(f"# {module.name}", file=sys.stderr, flush=True)
            printed = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            figures[module.name] = json.loads(printed.stdout)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
