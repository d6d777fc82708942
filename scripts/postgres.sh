#!/bin/sh
# A PostgreSQL server of the project's own, in .postgres/, reachable from this machine alone: `postgres.sh start` or `stop`.
# It is made at the first start, with an ordinary user and an empty database. Other servers of this machine are left alone.
set -eu
cd "$(dirname "$0")/.."
home=$PWD/.postgres
port=${ONRECORD_POSTGRES_PORT:-54329}

complain() {
    echo "$1" >&2
    exit 1
}

initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
[ -n "$initdb" ] || initdb=$(command -v initdb) || complain "PostgreSQL is not installed (Debian: apt-get install postgresql)."
programs=$(dirname "$initdb")

# A server refuses to run as root.
as_server() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

write_as_server() { as_server sh -c 'umask 077; cat >>"$0"' "$1"; }

make_server() {
    mkdir -p "$home"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$home"; fi
    chmod 700 "$home"
    as_server test -w "$home" || complain "The user postgres may not enter $home: move this folder to where it may."
    new=$home/new # gets its name when it is whole
    rm -rf "$new"
    as_server "$programs/initdb" --pgdata="$new" --encoding=UTF8 --locale=C.UTF-8 --auth=reject --no-instructions >/dev/null
    password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_')
    printf '%s\n' "CREATE ROLE onrecord LOGIN PASSWORD '$password'" "CREATE DATABASE onrecord OWNER onrecord" |
        as_server "$programs/postgres" --single -D "$new" -c log_checkpoints=off postgres >/dev/null
    echo "host onrecord onrecord 127.0.0.1/32 scram-sha-256" | as_server sh -c 'cat >"$0"' "$new/pg_hba.conf"
    printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $port" "unix_socket_directories = ''" |
        write_as_server "$new/postgresql.conf"
    echo "postgresql://onrecord:$password@127.0.0.1:$port/onrecord" | write_as_server "$new/address"
    mv "$new" "$home/data"
}

case ${1:-} in
start)
    [ -d "$home/data" ] || make_server
    as_server "$programs/pg_ctl" --pgdata="$home/data" status >/dev/null ||
        as_server "$programs/pg_ctl" --pgdata="$home/data" --log="$home/data/log" --wait --silent start ||
        complain "The server did not start: see $home/data/log. Another port is set by ONRECORD_POSTGRES_PORT when it is first made."
    echo "The server runs. To use its record:"
    echo "    export ONRECORD_DB=\"\$(cat .postgres/data/address)\""
    ;;
stop)
    as_server "$programs/pg_ctl" --pgdata="$home/data" --mode=fast --wait --silent stop
    ;;
*)
    complain "usage: postgres.sh start|stop"
    ;;
esac
