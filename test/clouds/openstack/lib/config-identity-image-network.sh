# Settings of Keystone, Placement, Glance and Neutron.

configure_keystone() {
  conf keystone <<CONF
[database]
connection = $(database_url keystone)
[fernet_tokens]
key_repository = $state/keystone/fernet
[credential]
key_repository = $state/keystone/credential
[identity]
password_hash_rounds = 4
[token]
expiration = $token_ttl
CONF
}

configure_placement() {
  cat >"$state/etc/placement/placement.conf" <<CONF
[api]
auth_strategy = keystone
[placement_database]
connection = $(database_url placement)
$(tokens)
CONF
}

configure_glance() {
  conf glance <<CONF
[DEFAULT]
bind_host = $host
bind_port = $glance
workers = 0
enabled_backends = file:file
enabled_import_methods = [glance-direct,copy-image]
worker_self_reference_url = http://$host:$glance
$(queue_url)
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = $state/glance/images
[os_glance_staging_store]
filesystem_store_datadir = $state/glance/staging
[os_glance_tasks_store]
filesystem_store_datadir = $state/glance/tasks
[paste_deploy]
flavor = keystone
config_file = $state/pkg/usr/share/glance-common/glance-api-paste.ini
$(common glance)
CONF
}

configure_neutron() {
  conf neutron <<CONF
[DEFAULT]
bind_host = $host
bind_port = $neutron
state_path = $state/neutron
core_plugin = ml2
service_plugins = router,qos
api_paste_config = $state/pkg/usr/share/neutron-common/api-paste.ini
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
dhcp_agent_notification = false
$(queue_url)
[ml2]
type_drivers = local,flat,vlan,vxlan
tenant_network_types = vxlan
mechanism_drivers = testcloud
extension_drivers = port_security,qos
[ml2_type_vxlan]
vni_ranges = 1:65535
[ml2_type_flat]
flat_networks = *
[nova]
$(service_account)
[placement]
$(service_account)
$(common neutron)
CONF
}
