"""What should be, as files under STATE/machines, so that it outlives every process.

ID/server.json      name, running, key, user_data, ports {id: network, mac, addresses}, volumes {id: file, device}, slot
ID/console.log      what the server has printed
ID/process          "pid, start time" of the process that holds the server
floating.json       {address: port id}
"""
import contextlib
import fcntl
import json
import os
import shutil
from pathlib import Path

STATE = Path(os.environ['TESTCLOUD_STATE'])
ROOT = STATE / 'machines'
EMPTY = {'name': 'server', 'running': False, 'key': None, 'user_data': '', 'ports': {}, 'volumes': {}, 'slot': None}


@contextlib.contextmanager
def alone():
    """One change at a time, whoever asks."""
    ROOT.mkdir(parents=True, exist_ok=True)
    with open(ROOT / '.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def folder(server):
    return ROOT / server


def servers():
    return sorted(path.parent.name for path in ROOT.glob('*/server.json'))


def read(server):
    path = folder(server) / 'server.json'
    return json.loads(path.read_text()) if path.exists() else None


def write(path, value):
    part = path.with_name(path.name + '.part')
    part.touch(mode=0o600)
    part.write_text(json.dumps(value, indent=2))
    part.rename(path)


def change(server, changes):
    """Ports and volumes are merged by id, null removes one; everything else is replaced."""
    record = read(server) or dict(EMPTY)
    for key, value in changes.items():
        if key in ('ports', 'volumes'):
            value = {id: entry for id, entry in {**record[key], **value}.items() if entry is not None}
        record[key] = value
    if record['slot'] is None and logged_into(record):
        record['slot'] = free_slot()
    folder(server).mkdir(parents=True, exist_ok=True)
    write(folder(server) / 'server.json', record)
    return record


def logged_into(record):
    """Only such a server is a process; any number of others may be there."""
    return bool(record['key'] or record['user_data'])


def forget(server):
    shutil.rmtree(folder(server), ignore_errors=True)


def free_slot():
    taken = {read(server)['slot'] for server in servers()}
    free = [slot for slot in range(2, 255) if slot not in taken]
    if not free:
        raise RuntimeError('more than 253 servers that can be logged into')
    return free[0]


def floating():
    path = ROOT / 'floating.json'
    return json.loads(path.read_text()) if path.exists() else {}


def lead(address, port):
    """Returns the servers whose addresses change by it."""
    table = floating()
    ports = {table.pop(address, None), port}
    if port:
        table[address] = port
    write(ROOT / 'floating.json', table)
    return [server for server in servers() if ports & set(read(server)['ports'])]
