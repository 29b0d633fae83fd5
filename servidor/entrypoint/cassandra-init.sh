#!/bin/bash
# The service cassandra-init: replaces the image's superuser by `admin`, makes the keyspace and the roles writer and reader,
# also in a store that was made before there were passwords. A password that was changed among the secrets is changed here.
set -uo pipefail
credentials=/run/credentials
keyspace=dados_seguranca_publica
replication=${CASSANDRA_REPLICATION:-"{'class': 'SimpleStrategy', 'replication_factor': 1}"}
read -ra nodes <<<"${CASSANDRA_NODES:-cassandra}"
node=${nodes[0]}
export HOME=/tmp

as() { # LOGIN, and CQL on standard input: passwords are on no command line
  cqlsh --credentials "$credentials/$1" --request-timeout=60 --connect-timeout=30 "$node" 2>&1
}

enters() { as "$1" <<<'SELECT release_version FROM system.local;' >/dev/null; }

superuser() { # whoever is one: now, before the password was changed, or before the first of our starts
  for login in admin previous first; do
    if [ -s "$credentials/$login" ] && enters "$login"; then return; fi
  done
  echo 'event=cassandra_waits reason="no superuser can log in yet"'
  return 1
}

password_of() { sed -n 's/^password = //p' "$credentials/$1"; }

tell() { # COMMAND...: what it said only where it failed, and no password of it
  local answer
  if ! answer=$("$@"); then
    sed "s/PASSWORD = '[^']*'/PASSWORD = …/g" <<<"$answer" >&2
    return 1
  fi
}

role() { # NAME OPTIONS: with the password of its file
  local roles statement="CREATE ROLE $1 WITH $2 AND LOGIN = true AND"
  # Cassandra refuses to change a password every few seconds.
  enters "$1" && return
  roles=$(as "$login" <<<'SELECT role FROM system_auth.roles;') || return
  # Of its own role a superuser may change nothing else.
  if grep -qw "$1" <<<"$roles"; then statement="ALTER ROLE $1 WITH"; fi
  tell as "$login" <<<"$statement PASSWORD = '$(password_of "$1")';" || return
  echo "event=cassandra_role name=$1 done=${statement%% *} as=$login"
}

permissions() {
  tell as admin <<CQL
ALTER ROLE IF EXISTS cassandra WITH SUPERUSER = false AND LOGIN = false;
CREATE KEYSPACE IF NOT EXISTS $keyspace WITH replication = $replication;
GRANT CREATE ON KEYSPACE $keyspace TO writer;
GRANT SELECT ON KEYSPACE $keyspace TO writer;
GRANT MODIFY ON KEYSPACE $keyspace TO writer;
GRANT SELECT ON KEYSPACE $keyspace TO reader;
CQL
}

everything() {
  superuser && role admin 'SUPERUSER = true' && login=admin && role writer 'SUPERUSER = false' && role reader 'SUPERUSER = false' && permissions
}

# Cassandra makes its own superuser ten seconds after its first start; on a busy machine it does not answer each time.
until everything; do
  if [ $SECONDS -gt "${CASSANDRA_INIT_TIMEOUT:-600}" ]; then
    echo "level=ERROR event=cassandra_refuses seconds=$SECONDS reason=\"see above; without a superuser: neither the password of admin nor the one before is right\"" >&2
    exit 1
  fi
  sleep 5
  nodes=("${nodes[@]:1}" "$node") node=${nodes[0]} # any of a cluster will do
done
echo "event=cassandra_ready seconds=$SECONDS"
