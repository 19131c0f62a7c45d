"""Fills the project `source`: fill.py STATE. One file per service; each finds by name or creates."""
import subprocess
import sys
from pathlib import Path

import compute
import network
import storage
from logins import connect


def key_pair(state):
    """A key pair of this cloud: STATE/keys/source lets one into its servers."""
    path = Path(state, 'keys', 'source')
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'source', '-f', path], check=True)
    return path.with_suffix('.pub').read_text().strip()


def main(state):
    cloud, admin = connect(state, 'source'), connect(state, 'admin')
    nets = network.fill(cloud)
    image = storage.image(cloud)
    volumes = storage.volumes(cloud, image)
    servers = compute.fill(cloud, admin, nets, image, volumes, key_pair(state))
    network.float(cloud, servers['web-1'])
    storage.snapshots(cloud, volumes)
    print(f'source is filled: {len(servers)} servers, {len(volumes)} volumes')


main(*sys.argv[1:])
