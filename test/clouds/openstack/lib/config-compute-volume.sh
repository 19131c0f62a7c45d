# Settings of Nova and Cinder.

configure_nova() {
  # A project that shares the public network may put a server right on it (tenants/cloud.py says which).
  echo '"network:attach_external_network": "@"' >"$state/etc/nova-policy.yaml"
  conf nova <<CONF
[DEFAULT]
host = compute1
my_ip = $host
compute_driver = $compute_driver
state_path = $state/nova
instances_path = $state/nova/instances
enabled_apis = osapi_compute
osapi_compute_listen = $host
osapi_compute_listen_port = $nova
osapi_compute_workers = 1
allow_resize_to_same_host = true
periodic_fuzzy_delay = 0
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
$(queue_url)
[api_database]
connection = $(database_url nova_api)
[wsgi]
api_paste_config = $state/pkg/usr/share/nova-common/api-paste.ini
[oslo_policy]
policy_file = $state/etc/nova-policy.yaml
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 5
[vnc]
enabled = false
[glance]
$(service_account)
api_servers = http://$host:$glance
[placement]
$(service_account)
[neutron]
$(service_account)
[cinder]
$(service_account)
os_region_name = $region
catalog_info = volumev3::publicURL
$(common nova)
CONF
}

configure_cinder() {
  echo "$nfs_export" >"$state/etc/nfs_shares"
  conf cinder <<CONF
[DEFAULT]
host = volume1
my_ip = $host
state_path = $state/cinder
osapi_volume_listen = $host
osapi_volume_listen_port = $cinder
osapi_volume_workers = 1
api_paste_config = $state/pkg/usr/share/cinder-common/api-paste.ini
resource_query_filters_file = $state/pkg/etc/cinder/resource_filters.json
enabled_backends = $backends
default_volume_type = ${backends%%,*}
glance_api_servers = http://$host:$glance
image_conversion_dir = $state/cinder/conversion
enable_force_upload = true
quota_volumes = 1000
quota_gigabytes = 100000
$(queue_url)
[local]
volume_driver = testcloud_cinder.Driver
volume_backend_name = local
testcloud_dir = $state/cinder/volumes
[nfs]
volume_driver = cinder.volume.drivers.nfs.NfsDriver
volume_backend_name = nfs
nfs_shares_config = $state/etc/nfs_shares
nfs_mount_point_base = $state/cinder/mnt
nfs_snapshot_support = true
nas_secure_file_operations = false
nas_secure_file_permissions = false
max_over_subscription_ratio = 10000
reserved_percentage = 0
[coordination]
backend_url = file://$state/cinder/coordination
[nova]
$(service_account)
$(common cinder)
CONF
}

# The packaged NFS driver asks whether mount.nfs exists, and mounts nothing where it finds its share mounted already.
nfs_export=$host:/export
pretend_nfs() {
  case $backends in *nfs*) ;; *) return ;; esac
  local mount_point
  mount_point=$state/cinder/mnt/$(printf %s "$nfs_export" | md5sum | cut -d' ' -f1)
  printf '#!/bin/sh\nexit 0\n' >"$state/bin/mount.nfs"
  chmod 755 "$state/bin/mount.nfs"
  mkdir -p "$mount_point"
  mountpoint -q "$mount_point" || mount --bind "$state/cinder/export" "$mount_point"
}
