# Where the cloud lives and what it is called: from the environment, else as it was made, else a default.
# Sourced by up, down, fill and list-all; afterwards no OS_* variable is left, so that none of them misleads a client.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=${OS_STATE:-/var/lib/testcloud} # databases, images, volumes, settings, logs, process ids: everything

# kept NAME: what this cloud was made with; nothing if it is new.
kept() { sed -n "s|^$1=||p" "$state/settings" 2>/dev/null || true; }

# setting NAME GIVEN DEFAULT
setting() {
  local value=${2:-$(kept "$1")}
  printf -v "$1" %s "${value:-$3}"
}

setting base "${OS_PORT_BASE:-}" 15000                     # ten ports from here on
setting region "${OS_REGION:-}" RegionOne
setting backends "${OS_VOLUME_BACKENDS:-}" local           # local, nfs or local,nfs: each is also a volume type
setting compute_driver "${OS_COMPUTE_DRIVER:-}" testcloud.Driver # fake.FakeDriver: Nova's own, without bytes
setting token_ttl "${TOKEN_TTL:-}" 14400                   # seconds; short ones let tokens expire in mid-run

# Addresses of servers: reserved for tests between machines, and different for clouds that are ten ports apart.
public_cidr=198.19.$((base / 10 % 256)).0/24 # floating addresses and the network `public`
own_cidr=198.18.$((base / 10 % 256)).0/24    # how this machine reaches each server besides
host=127.0.0.1
keystone=$base
glance=$((base + 1))
placement=$((base + 2))
nova=$((base + 3))
cinder=$((base + 4))
neutron=$((base + 5))
database_port=$((base + 6))
queue=$((base + 7))
queue_distribution=$((base + 8))
epmd=$((base + 9))

unset PYTHONPATH PYTHONHOME TOKEN_TTL ${!OS_*} || true
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=$state DEBIAN_FRONTEND=noninteractive
# Python leaves no files beside the sources.
export PYTHONDONTWRITEBYTECODE=1
# Servers that run as real processes are kept by plugins/testcloud_machine, which Nova and Neutron call.
export TESTCLOUD_STATE=$state TESTCLOUD_PUBLIC_CIDR=$public_cidr TESTCLOUD_OWN_CIDR=$own_cidr

programs=$state/pkg/usr/bin

# Ports, region and addresses (which follow from the ports) are written into the databases: they stay as long as the state.
keep_settings() {
  local name
  for name in base region; do
    [ -z "$(kept "$name")" ] || [ "$(kept "$name")" = "${!name}" ] && continue
    echo "$state was made with $name=$(kept "$name"), and ${!name} is asked for." >&2
    echo 'Give the same, or another OS_STATE, or remove it with: down --purge' >&2
    return 1
  done
  for name in base region backends compute_driver token_ttl; do
    echo "$name=${!name}"
  done >"$state/settings.part"
  mv "$state/settings.part" "$state/settings"
}

# One password for every account of this cloud, made once, so that a test can look for it in every output.
keep_password() {
  local kept=$state/password
  if [ ! -s "$kept" ]; then
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$kept")
  fi
  password=$(cat "$kept")
}
