"""An image, four volumes and their snapshots. Volumes hold real bytes, so that a checksum means something."""
import random

from network import named

MIB = 1 << 20


def noise(mib, seed):
    return random.Random(seed).randbytes(mib * MIB)


def image(cloud):
    """A small disk that boots nowhere: the hypervisor keeps its bytes and runs none of them."""
    own = cloud.image.images(owner=cloud.current_project_id)
    found = [image for image in own if image.name == 'disk image']
    return found[0] if found else cloud.image.create_image(
        name='disk image', data=noise(8, 1), wait=True, disk_format='raw', container_format='bare', min_disk=1,
        architecture='x86_64', os_distro='debian', hw_disk_bus='virtio')


def volumes(cloud, image):
    made = {name: volume(cloud, name, **attributes) for name, attributes in {
        'data': dict(description='Line one\nline two', metadata={'tier': 'gold', 'note': 'two\nlines', 'mood': '🚀'}),
        'root of db-1': dict(image_id=image.id),
        'base ../etc': dict(image_id=image.id, metadata={'../key': '../value'}),
        'rocket 🚀\nsecond line \x1b[31m': dict(),
    }.items()}
    loose = made['rocket 🚀\nsecond line \x1b[31m']
    if loose.size == 1:
        cloud.block_storage.extend_volume(loose, 2)
    return {name: cloud.block_storage.wait_for_status(cloud.block_storage.get_volume(item.id), wanted(item), wait=120)
            for name, item in made.items()}


def wanted(volume):
    return 'in-use' if volume.status == 'in-use' else 'available'


def volume(cloud, name, **attributes):
    made = named(cloud.block_storage.create_volume, cloud.block_storage.volumes, name, size=1, **attributes)
    if made.status == 'creating':
        made = cloud.block_storage.wait_for_status(made, 'available', interval=0.3, wait=120)
    return made


def snapshots(cloud, volumes):
    storage = cloud.block_storage
    for name, of, metadata in [
        ('data, first', volumes['data'], {'reason': 'before the move'}),
        ('data, second', volumes['data'], {}),
        ('base 📸', volumes['base ../etc'], {}),
    ]:
        snapshot = named(storage.create_snapshot, storage.snapshots, name, volume_id=of.id, is_forced=True,
                         metadata=metadata)
        storage.wait_for_status(snapshot, 'available', interval=0.3, wait=120)
