#!/usr/bin/env bash
# Takes the pictures of the panel's page for the guide, docs/pictures/painel-*.webp, from the ministry's real files in
# ../shared/sinesp (they are read and not kept). Look at them before committing them.
set -euo pipefail

cd "$(dirname "$0")/.."
scripts/browser.sh
export PAINEL_PICTURES=${1:-$PWD/docs/pictures} SINESP_FILES=${SINESP_FILES:-$PWD/../shared/sinesp}
mkdir -p "$PAINEL_PICTURES"
mvn -B -ntp -q -pl painel -am test -Dtest=PagePictures -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip
ls -l "$PAINEL_PICTURES"/painel-*.webp
