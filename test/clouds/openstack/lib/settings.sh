# Where the cloud lives and what it is called. Everything comes from the environment and has a default.
# Sourced by up, down, fill and list-all; afterwards no OS_* variable is left, so that none of them misleads a client.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

state=${OS_STATE:-/var/lib/testcloud}       # databases, images, volumes, settings, logs, process ids: everything
base=${OS_PORT_BASE:-15000}                 # ten ports from here on
region=${OS_REGION:-RegionOne}
backends=${OS_VOLUME_BACKENDS:-local}       # local, nfs or local,nfs: each is also a volume type
compute_driver=${OS_COMPUTE_DRIVER:-testcloud.Driver} # fake.FakeDriver is the stock one: its images stay queued for ever
public_cidr=${OS_PUBLIC_CIDR:-203.0.113.0/24} # floating addresses; another cloud beside this one needs another range
token_ttl=${TOKEN_TTL:-14400}               # seconds; short ones let tokens expire in mid-run

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
# Servers that run as real processes are kept by plugins/testcloud_machine, which Nova and Neutron call.
export TESTCLOUD_STATE=$state TESTCLOUD_PUBLIC_CIDR=$public_cidr TESTCLOUD_PORT_BASE=$base

programs=$state/pkg/usr/bin
settings_of_birth="ports from $base, region $region, floating addresses from $public_cidr"

# What may not change while the state is kept, because it is written into the databases.
keep_settings_of_birth() {
  local kept=$state/settings
  [ -e "$kept" ] || echo "$settings_of_birth" >"$kept"
  [ "$(cat "$kept")" = "$settings_of_birth" ] && return
  echo "$state was made with other settings: $(cat "$kept"); asked for: $settings_of_birth." >&2
  echo 'Give the same ones, or another OS_STATE, or remove it with: down --purge' >&2
  return 1
}

# One password for every account of this cloud, made once, so that a test can look for it in every output.
keep_password() {
  local kept=$state/password
  if [ ! -s "$kept" ]; then
    (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$kept")
  fi
  password=$(cat "$kept")
}
