"""What the cloud offers to its tenants: flavours, volume types, the external network, quotas; and the files with which
one logs in. Waits first for the last things to come up. Can be run again.

cloud.py STATE REGION BACKENDS PUBLIC_CIDR
"""
import sys
import time

from logins import connect, write_logins
from session import TENANTS

FLAVORS = [  # id, name, MiB, GiB, cores
    ('1', 'm1.tiny', 512, 1, 1),
    ('2', 'm1.small', 2048, 20, 1),
    ('3', 'm1.medium', 4096, 40, 2),
    ('4', 'm1.large', 8192, 80, 4),
]
COMPUTE_QUOTA = dict(instances=100, cores=400, ram=1_000_000, key_pairs=100)
VOLUME_QUOTA = dict(volumes=200, snapshots=200, gigabytes=20_000)
NETWORK_QUOTA = dict(network=100, subnet=100, port=1000, router=20, floatingip=100, security_group=100,
                     security_group_rule=1000)


def wait_for_hosts(cloud, backends):
    """The hypervisor shows itself in its cell, the volume back ends in the list of services."""
    deadline = time.monotonic() + 150
    while time.monotonic() < deadline:
        volumes = [service['state'] for service in cloud.block_storage.get('/os-services').json()['services']]
        if list(cloud.compute.hypervisors()) and volumes.count('up') == len(volumes) > len(backends):
            return
        time.sleep(0.5)
    sys.exit('no hypervisor or no volume back end after 150 s: see nova-compute.log and cinder-volume.log')


def offer_network(cloud, cidr):
    network = cloud.network.find_network('public') or cloud.network.create_network(
        name='public', is_router_external=True, provider_network_type='flat', provider_physical_network='public')
    if not list(cloud.network.subnets(network_id=network.id)):
        cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr=cidr, enable_dhcp=False, name='public')


def open_network(cloud, name):
    """As on clouds whose public network is for everybody: this project may put its servers right on it."""
    network, project = cloud.network.find_network('public').id, cloud.identity.find_project(name).id
    if not [rule for rule in cloud.network.rbac_policies(object_id=network) if rule.target_project_id == project]:
        cloud.network.create_rbac_policy(object_type='network', object_id=network, action='access_as_shared',
                                         target_tenant=project)


def offer_image(cloud):
    """As every cloud has: an image for everybody. Nothing in it boots; servers of this cloud run this machine's Debian."""
    if not [image for image in cloud.image.images(visibility='public') if image.name == 'debian-12']:
        cloud.image.create_image(name='debian-12', data=bytes(1 << 20), wait=True, visibility='public',
                                 disk_format='raw', container_format='bare', min_disk=1, architecture='x86_64',
                                 os_distro='debian', os_version='12')


def offer(cloud, backends, cidr):
    for id, name, ram, disk, vcpus in FLAVORS:
        cloud.compute.find_flavor(name) or cloud.compute.create_flavor(id=id, name=name, ram=ram, disk=disk, vcpus=vcpus)
    for name in backends:
        cloud.block_storage.find_type(name) or cloud.block_storage.create_type(
            name=name, extra_specs={'volume_backend_name': name})
    offer_network(cloud, cidr)
    open_network(cloud, 'workshop')
    offer_image(cloud)
    for name in TENANTS:
        project = cloud.identity.find_project(name).id
        cloud.set_compute_quotas(project, **COMPUTE_QUOTA)
        cloud.set_volume_quotas(project, **VOLUME_QUOTA)
        cloud.set_network_quotas(project, **NETWORK_QUOTA)


def main(state, region, backends, cidr):
    write_logins(state, region)
    cloud = connect(state, 'admin')
    backends = backends.split(',')
    wait_for_hosts(cloud, backends)
    offer(cloud, backends, cidr)


main(*sys.argv[1:])
