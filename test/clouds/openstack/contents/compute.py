"""Key pair and three servers: one runs, one is stopped and has its root on a volume, one is in ERROR."""
from network import named


def fill(cloud, admin, nets, image, volumes, key):
    nova = cloud.compute
    keys = [pair for pair in nova.keypairs() if pair.name == 'source key']
    keys or nova.create_keypair(name='source key', public_key=key)
    apart = [group for group in nova.server_groups() if group.name == 'apart']
    apart = apart[0] if apart else nova.create_server_group(name='apart', policies=['soft-anti-affinity'])
    return {
        'web-1': web(cloud, nets, image, volumes, apart),
        'db-1': db(cloud, nets, volumes),
        'broken-1': broken(cloud, admin, nets, image),
    }


def web(cloud, nets, image, volumes, apart):
    nova = cloud.compute
    server = named(nova.create_server, nova.servers, 'web-1', flavor_id='1', image_id=image.id, key_name='source key',
                   networks=[{'uuid': nets['front'].id}, {'uuid': nets['back'].id}],
                   security_groups=[{'name': nets['web'].id}], scheduler_hints={'group': apart.id},
                   metadata={'tenant': 'happybox', 'role': 'web'})
    server = nova.wait_for_server(server, interval=0.5, wait=300)
    data = volumes['data']
    if data.status == 'available':
        nova.create_volume_attachment(server, volume_id=data.id)
        cloud.block_storage.wait_for_status(data, 'in-use', interval=0.3, wait=120)
    return server


def db(cloud, nets, volumes):
    nova = cloud.compute
    server = named(nova.create_server, nova.servers, 'db-1', flavor_id='2', image_id='', key_name='source key',
                   networks=[{'uuid': nets['back'].id}], security_groups=[{'name': nets['data'].id}],
                   metadata={'tenant': '../happybox'}, block_device_mapping=[{
                       'boot_index': 0, 'source_type': 'volume', 'destination_type': 'volume',
                       'uuid': volumes['root of db-1'].id, 'delete_on_termination': False}])
    if server.status not in ('ACTIVE', 'SHUTOFF'):
        server = nova.wait_for_server(server, interval=0.5, wait=300)
    if server.status == 'ACTIVE':
        nova.stop_server(server)
        server = nova.wait_for_server(server, status='SHUTOFF', interval=0.5, wait=120)
    return server


def broken(cloud, admin, nets, image):
    """No host has that much memory; and its flavour is gone afterwards, as old flavours are."""
    nova = cloud.compute
    found = [server for server in nova.servers(name='broken-1')]
    if found:
        return found[0]
    flavor = admin.compute.find_flavor('m0.giant') or admin.compute.create_flavor(
        name='m0.giant', id='giant', ram=900_000, vcpus=1, disk=1)
    server = nova.create_server(name='broken-1', flavor_id=flavor.id, image_id=image.id,
                                networks=[{'uuid': nets['front'].id}])
    server = nova.wait_for_server(server, status='ERROR', failures=['ACTIVE'], interval=0.5, wait=300)
    admin.compute.delete_flavor(flavor)
    return server
