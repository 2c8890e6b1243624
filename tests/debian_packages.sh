#!/bin/sh
# Install what the tests need from Debian, where that may be done; otherwise say how: Chromium and Chinese fonts for
# the page, and PostgreSQL, of which the tests start a server of their own.
set -eu
missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk fontconfig"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
    exit 0
fi
echo "The tests need Chromium at /usr/bin/chromium, a Chinese font, and PostgreSQL's initdb:" >&2
echo "  sudo apt-get install$missing" >&2
exit 1
