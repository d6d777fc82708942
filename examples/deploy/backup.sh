#!/bin/sh
# /opt/onrecord/backup.sh: one encrypted backup now; of the old ones the last 14 stay, and the first of each of the last 12 months.
# Nothing is removed unless the new one is whole.
set -eu
export LC_ALL=C
folder="${ONRECORD_NIGHTLY:-/var/lib/onrecord/nightly}"
onrecord="${ONRECORD_PROGRAM:-/opt/onrecord/current/bin/onrecord}"
mkdir -p "$folder"

set --
for key in ${ONRECORD_RECIPIENTS:?no public key in /etc/onrecord/onrecord.env: a backup that anybody can read is not made}; do
    set -- "$@" --recipient "$key"
done
"$onrecord" db backup --quiet "$@" "$folder/$(date -u +%Y-%m-%d-%H%M%S).onrecord"

# Names sort by time. A file of another name is left alone.
made=$(cd "$folder" && ls | grep -E '^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}\.onrecord$')
nights=$(echo "$made" | tail -n 14)
months=$(echo "$made" | awk '!seen[substr($0, 1, 7)]++' | tail -n 12)
for file in $made; do
    if ! printf '%s\n%s\n' "$nights" "$months" | grep -qxF "$file"; then
        rm "$folder/$file"
    fi
done
