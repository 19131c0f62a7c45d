# What the settings of several services share. Needs: state, host, ports, password, region.

conf() { cat >"$state/etc/$1.conf"; }
config_of() { echo "--config-file=$state/etc/$1.conf"; }
database_url() { echo "mysql+pymysql://os:$password@$host:$database_port/$1?charset=utf8mb4"; }
queue_url() { echo "transport_url = rabbit://guest:guest@$host:$queue/"; }

service_account() {
  cat <<CONF
auth_type = password
auth_url = http://$host:$keystone/v3
username = svc
password = $password
project_name = service
user_domain_name = Default
project_domain_name = Default
region_name = $region
CONF
}

# Service tokens let one service go on with another after the user's token has expired: uploads outlive TOKEN_TTL.
tokens() {
  cat <<CONF
[keystone_authtoken]
$(service_account)
www_authenticate_uri = http://$host:$keystone/v3
service_token_roles = service
service_token_roles_required = true
[service_user]
send_service_user_token = true
$(service_account)
CONF
}

common() {
  cat <<CONF
$(tokens)
[oslo_concurrency]
lock_path = $state/$1/lock
[oslo_messaging_notifications]
driver = noop
[database]
connection = $(database_url "$1")
max_pool_size = 10
max_overflow = 20
CONF
}
