set -euo pipefail
out=ikraft-report
day=()
[ -z "${IKRAFT_DATE:-}" ] || day=(--date "$IKRAFT_DATE")
failed=()
# Every part is done, whatever became of the one before it: a reviewer sees everything at once.
part() {
  local name="$1" code=0
  shift
  printf '\n== %s\n' "$name"
  "$@" || code=$?
  [ "$code" -eq 0 ] || failed+=("$name (exit code $code)")
}
rules() { ikraft check -C "$IKRAFT_SITE" ${day[@]+"${day[@]}"} "$@"; }
# What was found goes to a code scanner; what was said, to people. Only the second decides.
found() {
  local code=0
  rules --format sarif --output "$out/ikraft.sarif" --force >/dev/null || true
  rules --output "$out/check.txt" --force >/dev/null || code=$?
  cat "$out/check.txt"
  return "$code"
}
mkdir -p "$out"
part "editions are as they were recorded" ikraft verify -C "$IKRAFT_SITE"
part "rules" found
part "build" ikraft build -C "$IKRAFT_SITE" ${day[@]+"${day[@]}"} --quiet
part "what changes for readers" ikraft diff -C "$IKRAFT_SITE" ${day[@]+"${day[@]}"} --all "$out/redline" --force
{
  cat "$out/redline/comment.md" || echo "What changes for readers is not known: see the log."
  printf '\n## What the rules say\n\n~~~~~~~~~~~~text\n'
  head -n 150 "$out/check.txt" || true
  printf '\n~~~~~~~~~~~~\n'
} >"$out/comment.md"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$out/comment.md" >>"$GITHUB_STEP_SUMMARY"
if [ ${#failed[@]} -gt 0 ]; then
  printf '\nnot in order:\n'
  printf -- '- %s\n' "${failed[@]}"
  exit 1
fi
