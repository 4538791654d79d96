#!/usr/bin/env bash
# Installs what the suite needs beyond Python: Chromium, PostgreSQL's server, for Elasticsearch Java and Maven, and Go
# for stripe-mock, as Debian's packages where we may.
set -euo pipefail

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v msgfmt >/dev/null || missing+=(gettext)
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)

# Debian 12 has Go 1.19, which can't build stripe-mock: it takes Go's own installer there.
new_enough() { printf '%s\n' 1.23 "$1" | sort -VC; }
go=$(PATH="$PATH:/usr/local/go/bin" command -v go) || go=
if [ -z "$go" ] || ! new_enough "$("$go" env GOVERSION | tr -d go)"; then
    offered=$(apt-cache policy golang-go 2>/dev/null | sed -n 's/.*Candidate: [0-9]*:\(.*\)/\1/p')
    if ! new_enough "${offered:-0}"; then
        echo "The tests need Go 1.23 or newer: install it from https://go.dev/dl/ into /usr/local/go and run again." >&2
        exit 1
    fi
    missing+=(golang-go)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
    echo "The tests need these Debian packages: ${missing[*]}. Install them and run again." >&2
    exit 1
fi
