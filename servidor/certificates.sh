#!/bin/bash
# Makes a small certificate authority (CA) and the servers' certificate, as far as they are missing, and turns TLS on in .env:
# certificates.sh COMPOSE... `make stack-certificates` calls it. Where the stack runs with TLS already, what is new is handed
# out, and the servers concerned restart. Certificates of yours (ca.crt, server.crt, server.key) are used and never replaced.
#
# NAMES                by which other machines reach this one, and addresses; with RENEW=1 those of before if left out
# RENEW                1: a new certificate from the same CA. ca: a new CA too, which every client must then be given
# DAYS                 how long the certificate is valid (default 397); the CA is for ten years
# CERTIFICATES_FOLDER  where they are (default ./secrets/tls)
set -euo pipefail
umask 077
cd "$(dirname "${BASH_SOURCE[0]}")"

stop() { echo "certificates.sh: $*" >&2; exit 64; }

setting() { # NAME DEFAULT: from the environment, else from .env
  local value
  value=$(sed -n "s/^$1=//p" .env 2>/dev/null | tail -n 1) || true
  echo "${!1:-${value:-$2}}"
}

folder=$(setting CERTIFICATES_FOLDER ./secrets/tls)
# What the certificate is always for: this machine, and the servers among themselves.
always=(localhost 127.0.0.1 ::1 broker cassandra webserver grafana)
made=
command -v openssl >/dev/null || stop 'openssl is missing'
[[ ${DAYS:-397} =~ ^[1-9][0-9]{0,2}$ ]] || stop 'DAYS must be a number from 1 to 999'
case ${RENEW:-} in '' | 1 | ca) ;; *) stop 'RENEW is 1 or ca' ;; esac
read -ra names <<<"${NAMES:-}"
for name in ${names[@]+"${names[@]}"}; do
  [[ $name =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ || $name =~ ^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$ ]] || stop "NAMES: $name is neither a name nor an address"
done

names_of() { # CERTIFICATE
  openssl x509 -in "$1" -noout -ext subjectAltName | tail -n +2 | tr ',' '\n' | sed 's/^ *\(DNS\|IP Address\)://; s/ //g'
}

is_for() { # CERTIFICATE NAME
  local option=-checkhost
  if [[ $2 =~ ^[0-9.]+$ || $2 == *:* ]]; then option=-checkip; fi
  openssl x509 -in "$1" -noout $option "$2" | grep -q 'does match'
}

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" && chmod 400 "$1"; }

make_authority() {
  key "$new/ca.key"
  cat >"$new/ca.conf" <<CONF
[req]
prompt = no
distinguished_name = name
x509_extensions = authority
[name]
CN = SINESP stack on $(hostname), $(date +%F)
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
CONF
  openssl req -new -x509 -key "$new/ca.key" -config "$new/ca.conf" -days 3653 -out "$new/ca.crt"
}

make_certificate() { # CA's FOLDER NAME...
  local authority=$1 name kind list=
  shift
  for name in "$@"; do
    kind=DNS
    if [[ $name =~ ^[0-9.]+$ || $name == *:* ]]; then kind=IP; fi
    list+=${list:+, }$kind:$name
  done
  key "$new/server.key"
  cat >"$new/server.conf" <<CONF
[req]
prompt = no
distinguished_name = name
[name]
CN = SINESP stack
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = $list
CONF
  openssl req -new -key "$new/server.key" -config "$new/server.conf" -out "$new/server.csr"
  openssl x509 -req -in "$new/server.csr" -CA "$authority/ca.crt" -CAkey "$authority/ca.key" -set_serial "0x00$(openssl rand -hex 15)" \
    -days "${DAYS:-397}" -extfile "$new/server.conf" -extensions server -out "$new/server.crt" 2>/dev/null
}

ours() { # whether we made what is there: the authority's key is its certificate's, and it has signed the servers'
  [ -e "$folder/ca.key" ] && [ "$(openssl pkey -in "$folder/ca.key" -pubout)" = "$(openssl x509 -in "$folder/ca.crt" -noout -pubkey)" ] &&
    openssl verify -no_check_time -CAfile "$folder/ca.crt" "$folder/server.crt" >/dev/null 2>&1
}

make_them() {
  local authority=$folder
  mkdir -p "$folder" && [ -w "$folder" ] || stop "$folder is not yours to write to: sudo chown $(id -un) $folder"
  if [ -e "$folder/server.crt" ] && ! ours; then
    # Certificates of the user's: their CA is elsewhere.
    [ -z "${RENEW:-}" ] || stop "$folder/server.crt is not from $folder/ca.key: renew it where it comes from"
  elif [ -n "${RENEW:-}" ] || [ ! -e "$folder/server.crt" ]; then
    if [ ${#names[@]} = 0 ] && [ -e "$folder/server.crt" ]; then mapfile -t names < <(names_of "$folder/server.crt"); fi
    # Beside the old ones, which they replace when all is made.
    new=$(mktemp -d "$folder/.new.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    if [ "${RENEW:-}" = ca ] || [ ! -e "$folder/ca.key" ]; then
      [ "${RENEW:-}" = ca ] || [ ! -e "$folder/ca.crt" ] || stop "there is a $folder/ca.crt without its ca.key, and no server.crt"
      make_authority
      authority=$new
    fi
    mapfile -t names < <(printf '%s\n' "${always[@]}" ${names[@]+"${names[@]}"} | awk '{ sub(/^0:0:0:0:0:0:0:1$/, "::1") } !seen[$0]++')
    make_certificate "$authority" "${names[@]}"
    # They are no secret: clients are given the first.
    chmod 644 "$new"/*.crt
    if [ "$authority" = "$new" ]; then mv -f "$new/ca.key" "$new/ca.crt" "$folder/"; fi
    mv -f "$new/server.key" "$new/server.crt" "$folder/"
    made=1
  fi
  for name in ${names[@]+"${names[@]}"}; do
    is_for "$folder/server.crt" "$name" || stop "$folder/server.crt is not for $name; a new one: make stack-certificates RENEW=1 NAMES=\"${names[*]}\""
  done
  echo "event=certificates folder=$folder made=${made:-0} until=\"$(openssl x509 -in "$folder/server.crt" -noout -enddate | cut -d= -f2)\"" \
    "names=\"$(names_of "$folder/server.crt" | tr '\n' ' ' | sed 's/ $//')\""
}

turn_on() { # says so where it was off
  local files
  files=$(setting COMPOSE_FILE '')
  case $files in
    *docker-compose.tls.yml*) return ;;
    '')
      files=docker-compose.yml
      # Compose takes this one by itself only as long as nobody names files.
      if [ -e docker-compose.override.yml ]; then files+=:docker-compose.override.yml; fi
      if [ -s .env ] && [ -n "$(tail -c 1 .env)" ]; then echo >>.env; fi
      printf '# TLS: make stack-certificates wrote this line. Without it there is none.\nCOMPOSE_FILE=%s:docker-compose.tls.yml\n' "$files" >>.env
      echo 'event=tls_on file=servidor/.env next="docker-compose up -d"'
      ;;
    *) stop "COMPOSE_FILE is $files: add :docker-compose.tls.yml to it" ;;
  esac
  cat <<'TEXT'
For other machines, set in servidor/.env:  BIND_ADDRESS=0.0.0.0  BROKER_ADVERTISED_HOST=(the name of this machine in the certificate)
They need the file ca.crt, and nothing else of the folder.
TEXT
  return 1
}

hand_out() { # COMPOSE...: to the servers that run; they read their certificate when they start
  local answer service restart=()
  [ -n "$("$@" ps -q broker 2>/dev/null)" ] || return 0
  answer=$("$@" run --rm --no-deps -T secrets-init) || exit
  for service in broker cassandra_db webserver scheduler dag-processor grafana; do
    grep -qE "^event=certificate .*[\" ]${service}[\" ].*state=new" <<<"$answer" || continue
    if [ -n "$(COMPOSE_PROFILES=monitoring,grafana "$@" ps -q "$service" 2>/dev/null)" ]; then restart+=("$service"); fi
  done
  if [ ${#restart[@]} -gt 0 ]; then COMPOSE_PROFILES=monitoring,grafana "$@" restart "${restart[@]}"; fi
  echo "event=certificates_handed_out restarted=\"${restart[*]:-}\""
}

make_them
if turn_on; then hand_out "$@"; fi
