"""What the checkers of a built site share."""

import traceback


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

    def check(self, name):
        """Runs what it decorates at once; what that gives back, or raises, are its objections."""

        def run(test):
            try:
                objections = test() or []
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                objections = [*str(error).splitlines()[:30], *traceback.format_exc().splitlines()[-4:]]
            self(name, objections)

        return run


def equal(what, found, wanted):
    if found != wanted:
        raise AssertionError(f"{what}: {str(found)[:600]}\n   and not {str(wanted)[:600]}")
