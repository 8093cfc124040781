set -euo pipefail
command -v node >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs)
