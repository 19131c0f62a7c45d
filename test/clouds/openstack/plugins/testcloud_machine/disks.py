"""Volumes as block devices: the volume's file behind a loop device, which the server sees under the names KVM gives."""
import json
import os
import stat
from pathlib import Path

import records
from network import run


def loops():
    """{file: loop device} of all volumes of this cloud that are attached somewhere."""
    listed = run('losetup', '--list', '--json', '--output', 'NAME,BACK-FILE')
    entries = json.loads(listed)['loopdevices'] if listed.strip() else []
    files = {(entry['back-file'] or '').removesuffix(' (deleted)'): entry['name'] for entry in entries}
    return {file: device for file, device in files.items() if file.startswith(f'{records.STATE}/')}


def attach(record, pid):
    """Makes the devices of a running server match its record."""
    root, known = Path('/proc', str(pid), 'root', 'dev'), loops()
    by_id = root / 'disk/by-id'
    by_id.mkdir(parents=True, exist_ok=True)
    wanted = {}
    for id, volume in record['volumes'].items():
        loop = known.get(volume['file']) or run('losetup', '--find', '--show', volume['file']).strip()
        run('losetup', '--set-capacity', loop)
        node = root / Path(volume['device']).name
        if not node.exists():
            os.mknod(node, stat.S_IFBLK | 0o660, os.stat(loop).st_rdev)
        for link in (f'virtio-{id[:20]}', f'scsi-0QEMU_QEMU_HARDDISK_{id}'):
            wanted[link] = node.name
            if not (by_id / link).is_symlink():
                (by_id / link).symlink_to(f'../../{node.name}')
    for link in list(by_id.iterdir()):
        if link.name not in wanted:
            (root / os.readlink(link).removeprefix('../../')).unlink(missing_ok=True)
            link.unlink()
    release(known)


def release(known):
    """What no running server has attached any more is written back and let go."""
    used = {volume['file'] for server in records.servers() for record in [records.read(server)]
            if record['running'] for volume in record['volumes'].values()}
    for file, loop in known.items():
        if file not in used:
            run('blockdev', '--flushbufs', loop)
            run('losetup', '--detach', loop)
