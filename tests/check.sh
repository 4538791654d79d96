#!/usr/bin/env bash
# What must hold besides the tests; `make check` calls it with the virtual environment on the PATH.
set -uo pipefail
cd "$(dirname "$0")/.."
export DJANGO_SETTINGS_MODULE=shop.settings DEBUG=1 DATABASE_URL="sqlite:///$PWD/var/check.sqlite3"
mkdir -p var
failed=0

step() {
    local name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "ok    $name"
    else
        failed=1
        printf 'FAIL  %s\n%s\n' "$name" "$output"
    fi
}

deploy() {
    DEBUG=0 SITE_URL=https://shop.example.test SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(60))') \
        python manage.py check --deploy --fail-level WARNING
}

step "lint" ruff check .
step "format" ruff format --check .
step "types" mypy
step "imports run downhill" lint-imports
step "templates" djlint --lint shop/templates
step "migrations" python manage.py makemigrations --check --dry-run
step "settings for production" deploy
step "translations" python -m tests.check_messages
exit $failed
