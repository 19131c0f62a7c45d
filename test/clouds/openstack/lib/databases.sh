# Database server, message queue, and the tables of every service. Needs: processes, config-common.

start_database() {
  [ -d "$state/mariadb/mysql" ] || mariadb-install-db --no-defaults --user=root --datadir="$state/mariadb" \
    --auth-root-authentication-method=normal --skip-test-db >"$state/log/mariadb-install.log" 2>&1 ||
    give_up mariadb-install 'failed'
  # A test cloud may lose its last second: nothing waits for the disk.
  start mariadb '' mariadbd --no-defaults --user=root --datadir="$state/mariadb" --socket="$state/run/mariadb.sock" \
    --port="$database_port" --bind-address=$host --skip-name-resolve --skip-log-bin --max-connections=600 \
    --innodb-buffer-pool-size=256M --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync \
    --innodb-doublewrite=0 --performance-schema=OFF
}

start_queue() {
  export ERL_EPMD_PORT=$epmd ERL_EPMD_ADDRESS=$host
  start epmd '' epmd -address $host -port "$epmd"
  echo "listeners.tcp.default = $host:$queue" >"$state/etc/rabbitmq.conf"
  echo '[].' >"$state/etc/enabled_plugins"
  start rabbitmq '' env RABBITMQ_CONFIG_FILE="$state/etc/rabbitmq.conf" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$state/etc/enabled_plugins" RABBITMQ_NODENAME="os$base@localhost" \
    RABBITMQ_MNESIA_BASE="$state/rabbitmq" RABBITMQ_LOG_BASE="$state/log" RABBITMQ_DIST_PORT="$queue_distribution" \
    RABBITMQ_CONF_ENV_FILE=/dev/null \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +S 2:2' \
    /usr/lib/rabbitmq/bin/rabbitmq-server
}

sql() { mariadb --no-defaults --socket="$state/run/mariadb.sock" -uroot "$@"; }

create_databases() {
  local name
  for name in keystone glance placement nova_api nova nova_cell0 cinder neutron; do
    echo "CREATE DATABASE IF NOT EXISTS $name CHARACTER SET utf8;"
  done | sql
  echo "GRANT ALL ON *.* TO 'os'@'%' IDENTIFIED BY '$password';
        GRANT ALL ON *.* TO 'os'@'localhost' IDENTIFIED BY '$password';" | sql
}

keystone_tables() {
  local as=(--keystone-user root --keystone-group root) url=http://$host:$keystone/v3
  keystone-manage "$(config_of keystone)" db_sync &&
    keystone-manage "$(config_of keystone)" fernet_setup "${as[@]}" &&
    keystone-manage "$(config_of keystone)" credential_setup "${as[@]}" &&
    keystone-manage "$(config_of keystone)" bootstrap --bootstrap-password "$password" --bootstrap-region-id "$region" \
      --bootstrap-admin-url "$url" --bootstrap-internal-url "$url" --bootstrap-public-url "$url"
}

nova_tables() {
  local manage=("$programs/nova-manage" "$(config_of nova)")
  "${manage[@]}" api_db sync &&
    "${manage[@]}" cell_v2 map_cell0 --database_connection "$(database_url nova_cell0)" &&
    { "${manage[@]}" cell_v2 list_cells | grep -q cell1 || "${manage[@]}" cell_v2 create_cell --name cell1; } &&
    "${manage[@]}" db sync
}

placement_tables() { placement-manage --config-dir "$state/etc/placement" db sync; }
glance_tables() { "$programs/glance-manage" "$(config_of glance)" db_sync; }
cinder_tables() { "$programs/cinder-manage" "$(config_of cinder)" db sync; }
neutron_tables() { "$programs/neutron-db-manage" "$(config_of neutron)" upgrade heads; }

# The services declare three-byte tables, where an emoji is an internal error. Many clouds have been converted since;
# these are the columns that take free text, or are compared with it (Nova and Glance refuse emoji in words).
free_text=(
  cinder.volumes.display_name cinder.volumes.display_description cinder.snapshots.display_name
  cinder.snapshots.display_description cinder.volume_metadata.value cinder.snapshot_metadata.value
  neutron.networks.name neutron.subnets.name neutron.routers.name neutron.securitygroups.name
  neutron.standardattributes.description neutron.tags.tag glance.images.name nova.instances.display_name
)

take_emoji() {
  local column table name type
  for column in "${free_text[@]}"; do
    table=${column%.*} name=${column##*.}
    type=$(sql -Ne "SELECT column_type FROM information_schema.columns
                    WHERE CONCAT_WS('.', table_schema, table_name, column_name) = '$column'")
    sql -e "ALTER TABLE $table MODIFY $name $type CHARACTER SET utf8mb4" || return 1
  done
}

databases() {
  wait_for mariadb 120 sql -e 'select 1'
  once databases create_databases
  # Two at a time: each spends its time in Python, and two cores are what a small machine has.
  local first second
  (once keystone-setup keystone_tables; once placement-setup placement_tables; once glance-setup glance_tables
   once cinder-setup cinder_tables) &
  first=$!
  (once nova-setup nova_tables; once neutron-setup neutron_tables) &
  second=$!
  wait "$first" && wait "$second" || exit 1
  once emoji take_emoji
  say 'databases ready'
}
