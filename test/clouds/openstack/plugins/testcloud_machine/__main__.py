"""Commands for Nova's driver, Neutron's driver, `up`, `down` and people:

change ID        merges the JSON of stdin into the server's record and makes it so
forget ID        ends the server and its record
floating ADDRESS PORT|-
boot-all, halt-all
console ID       what the server has printed
list             server, state, addresses, volumes: one JSON object a line
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import disks  # noqa: E402
import machine  # noqa: E402
import network  # noqa: E402
import records  # noqa: E402


def change(server):
    records.change(server, json.load(sys.stdin))
    machine.sync(server)


def forget(server):
    record = records.read(server)
    if record:
        records.change(server, {'running': False})
        machine.halt(server, record)
        records.forget(server)


def floating(address, port):
    for server in records.lead(address, None if port == '-' else port):
        machine.sync(server)


def boot_all():
    network.fence(True)
    for server in records.servers():
        machine.sync(server)


def halt_all():
    """The records stay: boot_all brings back what ran."""
    for server in records.servers():
        machine.halt(server, records.read(server))
    for loop in disks.loops().values():
        network.run('blockdev', '--flushbufs', loop)
        network.run('losetup', '--detach', loop)
    network.fence(False)


def console(server):
    log = records.folder(server) / 'console.log'
    sys.stdout.write(log.read_text(errors='replace') if log.exists() else '')


def show():
    for server in records.servers():
        record = records.read(server)
        if records.logged_into(record):
            print(json.dumps({
                'id': server, 'name': record['name'], 'alive': machine.holder(server) is not None,
                'address': network.own_address(record), 'outside': network.outside(record),
                'volumes': {id: volume['device'] for id, volume in record['volumes'].items()}}))


COMMANDS = {'change': change, 'forget': forget, 'floating': floating, 'boot-all': boot_all, 'halt-all': halt_all,
            'console': console, 'list': show}

with records.alone():
    COMMANDS[sys.argv[1]](*sys.argv[2:])
