#!/usr/bin/env bash
# Sees to the browser that the tests of the panel's page drive: Debian's Chromium and a font with accents. As root, as
# in a container, it installs what is missing; else it says what to install. Without a browser those tests are left out.
set -euo pipefail

browser=${CHROMIUM:-/usr/bin/chromium}
packages=(chromium fonts-dejavu-core)
[ -x "$browser" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${packages[*]} for the tests of the panel's page …"
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >/dev/null \
    && [ -x "$browser" ]; then
    exit 0
  fi
  echo "browser.sh: ${packages[*]} could not be installed; the tests of the panel's page in a browser are left out" >&2
  exit 0
fi
echo "No browser at $browser: the tests of the panel's page in a browser are left out." \
  "On Debian: sudo apt-get install ${packages[*]} (or set CHROMIUM to one)" >&2
