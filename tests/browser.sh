#!/bin/sh
# Install Chromium and Chinese fonts for the tests of the page, where that may be done; otherwise say how.
set -eu
if [ -x /usr/bin/chromium ] && fc-list :lang=zh 2>/dev/null | grep -q .; then
    exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null
    exit 0
fi
echo "The tests of the page need Chromium at /usr/bin/chromium and a Chinese font:" >&2
echo "  sudo apt-get install chromium fonts-noto-cjk" >&2
exit 1
