#!/bin/sh
# Install nginx for the tests of several servers behind it, where that may be done; otherwise say how.
set -eu
if command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; then
    exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # Debian starts what it installs; the tests start their own.
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light >/dev/null
    rm -f /usr/sbin/policy-rc.d
    exit 0
fi
echo "The tests of several servers need nginx:  sudo apt-get install nginx-light" >&2
exit 1
