# The services themselves, in the order in which they need one another. Needs: everything else in lib.

# Without keep-alive: uwsgi resets kept connections now and then.
wsgi=(uwsgi_python3 --master --lazy-apps --die-on-term --enable-threads --buffer-size 65535 --need-app --threads 4
  --add-header 'Connection: close')
plugins=$state/lib

start_services() {
  export PYTHONPATH=$plugins
  export OS_KEYSTONE_CONFIG_FILES=$state/etc/keystone.conf OS_PLACEMENT_CONFIG_DIR=$state/etc/placement
  # One thread each: under load two threads of Keystone mix up whose roles a token has.
  start keystone "$state/etc/keystone.conf" "${wsgi[@]}" --processes 4 --threads 1 --http-socket "$host:$keystone" \
    --wsgi-file /usr/bin/keystone-wsgi-public
  start placement "$state/etc/placement/placement.conf" "${wsgi[@]}" --processes 1 --http-socket "$host:$placement" \
    --wsgi-file /usr/bin/placement-api
  start_service glance glance-api
  start neutron "$state/etc/neutron.conf $plugins/*ml2*" "$programs/neutron-server" "$(config_of neutron)"
  wait_for rabbitmq 120 listens "$queue"
  wait_for keystone 120 answers "$keystone"
  start_service cinder cinder-api
  start_service cinder cinder-scheduler
  once "identity@$(sha256sum <"$here/tenants/identity.py" | cut -c1-8)" /usr/bin/python3 "$here/tenants/identity.py" \
    "$state" "$region" "image=$glance" "placement=$placement" "compute=$nova" "volume=$cinder" "network=$neutron"
  start_service nova nova-conductor
  start_service nova nova-scheduler
  start_service nova nova-api
  start nova-compute "$state/etc/nova.conf $plugins/nova_virt/* $plugins/testcloud_machine/*" \
    /usr/bin/python3 "$here/lib/nova-compute.py" "$plugins/nova_virt" "$(config_of nova)"
  start cinder-volume "$state/etc/cinder.conf $plugins/*cinder*" env PATH="$state/bin:$PATH" \
    "$programs/cinder-volume" "$(config_of cinder)"
}

# start_service PROJECT PROGRAM
start_service() {
  local name=${2/glance-api/glance}
  start "$name" "$state/etc/$1.conf" "$programs/$2" "$(config_of "$1")"
}

wait_for_services() {
  wait_for placement 120 answers "$placement"
  wait_for glance 120 answers "$glance"
  wait_for neutron 120 answers "$neutron"
  wait_for nova-api 120 answers "$nova"
  wait_for cinder-api 120 answers "$cinder"
  all_alive || { echo "$dead died, see $state/log/$dead.log" >&2; exit 1; }
}

service_names=(mariadb epmd rabbitmq keystone placement glance neutron cinder-api cinder-scheduler cinder-volume
  nova-conductor nova-scheduler nova-api nova-compute)

all_alive() {
  for dead in "${service_names[@]}"; do alive "$dead" || return 1; done
}

all_answer() {
  local port
  for port in "$keystone" "$glance" "$placement" "$nova" "$cinder" "$neutron"; do answers "$port" || return 1; done
}

stop_services() {
  local name
  for name in nova-compute cinder-volume nova-api nova-scheduler nova-conductor cinder-api cinder-scheduler neutron \
    glance placement keystone; do
    stop "$name" 80 &
  done
  wait
  stop rabbitmq 200
  stop epmd
  stop mariadb 300
}
