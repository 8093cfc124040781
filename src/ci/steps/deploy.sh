set -euo pipefail
# Nobody else on this machine may read what is written here, and it goes when this step ends, however it ends.
umask 077
private="$(mktemp -d "${RUNNER_TEMP:-/tmp}/ikraft-private.XXXXXX")"
trap 'rm -rf "$private"' EXIT
# A value, or the file that a variable of the kind "file" names.
keep() { if [ -f "$1" ]; then tr -d '\r' <"$1"; else printf '%s\n' "$1" | tr -d '\r'; fi; }
options=(-C "$IKRAFT_SITE" --target "$IKRAFT_TARGET" --wait 300)
[ -z "${IKRAFT_DATE:-}" ] || options+=(--date "$IKRAFT_DATE")
[ "${IKRAFT_DRY_RUN:-}" != true ] || options+=(--dry-run)
[ "${IKRAFT_BREAK_LOCK:-}" != true ] || options+=(--break-lock)
if [ -n "${IKRAFT_KNOWN_HOSTS:-}" ]; then
  keep "$IKRAFT_KNOWN_HOSTS" >"$private/known_hosts"
  options+=(--known-hosts "$private/known_hosts")
fi
if [ -n "${IKRAFT_SSH_KEY:-}" ]; then
  keep "$IKRAFT_SSH_KEY" >"$private/key"
  options+=(--identity "$private/key")
fi
# The programs below have no need of it.
unset IKRAFT_SSH_KEY
ikraft verify -C "$IKRAFT_SITE"
code=0
ikraft deploy "${options[@]}" || code=$?
# What applies is published; only files that nobody is shown have mistakes. For them the job `check` fails.
if [ "$code" -eq 4 ]; then
  echo "${GITHUB_ACTIONS:+::warning::}deployed; working files that are not published have mistakes"
  code=0
fi
exit "$code"
