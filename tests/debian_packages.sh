#!/bin/sh
# Install what the tests need from Debian, where that may be done; otherwise say how: Chromium and Chinese fonts for
# the page, PostgreSQL and nginx, of which the tests start servers of their own, and openssl for a certificate.
set -eu
missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk fontconfig"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
command -v openssl >/dev/null || missing="$missing openssl"
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # Debian starts the servers that it installs, unless a file that says otherwise is there.
    held=/usr/sbin/policy-rc.d
    if [ -e "$held" ]; then held=""; else printf '#!/bin/sh\nexit 101\n' >"$held" && chmod +x "$held"; fi
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
    [ -z "$held" ] || rm -f "$held"
    exit 0
fi
echo "The tests need Chromium at /usr/bin/chromium, a Chinese font, PostgreSQL's initdb, nginx and openssl:" >&2
echo "  sudo apt-get install$missing" >&2
exit 1
