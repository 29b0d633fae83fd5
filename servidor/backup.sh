#!/bin/bash
# Copies what cannot be rebuilt into a folder: backup.sh FOLDER COMPOSE... `make stack-backup TO=folder` calls it.
#
#   topics/      the topics and the producer's manifests, as `sinesp-producer backup` writes and checks them
#   airflow.dump Airflow's database (DATABASE=0: without it, and without Airflow's history after a restore)
#   secrets.tar  with SECRETS=1 only: whoever has it has every key. Keep it elsewhere than the rest
#   SHA256SUMS   of all that, written last: a folder without it is no whole backup
#
# The tables, the panel's snapshot and the exports are rebuilt. Publishing may go on meanwhile.
set -euo pipefail
umask 077
to=$(realpath -m "${1:?the folder of the backup, empty or not there yet}")
shift
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ -n "$(ls -A "$to" 2>/dev/null)" ]; then
  echo "backup.sh: $to is not empty" >&2
  exit 64
fi
mkdir -p "$to"

container=sinesp-backup-$$
trap 'docker rm -f "$container" >/dev/null 2>&1' EXIT
"$@" run --name "$container" --no-deps -T --entrypoint sinesp-producer scheduler backup --to /tmp/backup
docker cp "$container:/tmp/backup" "$to/topics"
# The figures are public, and who restores them is another user.
chmod -R a+rX "$to/topics"

if [ "${DATABASE:-1}" != 0 ]; then "$@" exec -T postgres pg_dump -U airflow --format=custom airflow >"$to/airflow.dump"; fi
if [ "${SECRETS:-}" = 1 ]; then
  "$@" run --rm --no-deps -T --entrypoint tar secrets-init -C /run/sinesp -cf - . >"$to/secrets.tar"
fi
sums=$(cd "$to" && find . -type f -exec sha256sum {} +)
printf '%s\n' "$sums" >"$to/SHA256SUMS"
echo "event=backup folder=$to database=${DATABASE:-1} secrets=${SECRETS:-0} bytes=$(du -sb "$to" | cut -f1)"
