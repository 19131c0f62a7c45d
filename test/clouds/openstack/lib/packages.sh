# Debian's packages of OpenStack (bookworm: release Zed). Needs: state, say.

# Installed: libraries, database, message queue, and what the servers' processes need.
libraries=(
  python3-keystone python3-glance python3-placement python3-nova python3-cinder python3-neutron python3-openstackclient
  python3-pymysql mariadb-server-core mariadb-client-core rabbitmq-server uwsgi-core uwsgi-plugin-python3 qemu-utils
  openssh-server openssh-client iproute2 util-linux curl ca-certificates
)
# Unpacked only: their programs are wanted, their installation (users, units, questions) is not.
services=(
  glance-common glance-api nova-common nova-api nova-conductor nova-scheduler nova-compute
  cinder-common cinder-api cinder-scheduler cinder-volume neutron-common
)

all_installed() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status}\n' "${libraries[@]}" 2>/dev/null | grep -c '^installed$' || true)
  [ "$installed" -eq "${#libraries[@]}" ]
}

apt() { apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" >>"$state/log/packages.log" 2>&1; }

# Without systemd, and with our own settings: nothing that a package brings may be started by its installation.
install_libraries() {
  all_installed && return
  say "installing packages (some minutes)"
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  apt install -y --no-install-recommends "${libraries[@]}" ||
    { apt update && apt install -y --no-install-recommends "${libraries[@]}"; } ||
    give_up packages 'could not be installed'
}

unpack_services() {
  [ -e "$state/pkg/.done" ] && return
  local deb
  (cd "$state/debs" && apt download "${services[@]}") || { apt update && (cd "$state/debs" && apt download "${services[@]}"); } ||
    give_up packages 'could not be downloaded'
  for deb in "$state"/debs/*.deb; do dpkg-deb -x "$deb" "$state/pkg"; done
  rm -f "$state"/debs/*.deb
  touch "$state/pkg/.done"
}

packages() {
  (install_libraries) || exit 1
  unpack_services
  say 'packages ready'
}
