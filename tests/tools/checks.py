"""What the checkers of a built site share."""


class Checks:
    """Counts, and tells."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def __call__(self, name, objections):
        objections = list(objections)
        if objections:
            self.failed += 1
            print(f"FAIL {name}")
            for objection in objections[:20]:
                print(f"     {objection}")
        else:
            self.passed += 1
            print(f"PASS {name}")
