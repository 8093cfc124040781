set -euo pipefail
# `cargo install` puts programs below this folder, which is kept from run to run.
export CARGO_INSTALL_ROOT="$PWD/.ikraft/program"
mkdir -p "$CARGO_INSTALL_ROOT/bin"
[ -x "$CARGO_INSTALL_ROOT/bin/ikraft" ] || bash -euo pipefail -c "$IKRAFT_INSTALL"
export PATH="$CARGO_INSTALL_ROOT/bin:$PATH"
[ -z "${GITHUB_PATH:-}" ] || echo "$CARGO_INSTALL_ROOT/bin" >>"$GITHUB_PATH"
ikraft --version
