"""Starts, changes and ends the process of a server until it matches its record."""
import os
import signal
import subprocess
import time
from pathlib import Path

import disks
import network
import records
import seed

INIT = Path(__file__).with_name('guest-init')


def start_time(pid):
    """None for a process that has ended, also where nobody has reaped it."""
    try:
        fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == 'Z' else fields[19]


def holder(server):
    """The process that holds the server, if it lives: a recycled pid is not taken for it."""
    file = records.folder(server) / 'process'
    if not file.exists():
        return None
    pid, started = file.read_text().split()
    return int(pid) if start_time(pid) == started else None


def init_of(pid):
    """The first process inside: the holder's only child."""
    children = Path(f'/proc/{pid}/task/{pid}/children').read_text().split()
    return int(children[0]) if children else None


def sync(server):
    record = records.read(server)
    if not record['running'] or not records.logged_into(record):
        return halt(server, record)
    network.build(server, record)
    pid = holder(server) or boot(server, record)
    disks.attach(record, init_of(pid))


def boot(server, record):
    folder = records.folder(server)
    seed.lay_out(folder / 'seed', record)
    ready = folder / 'ready'
    ready.unlink(missing_ok=True)
    with open(folder / 'console.log', 'ab') as console:
        process = subprocess.Popen(
            ['ip', 'netns', 'exec', network.namespace(server), 'unshare', '--mount', '--pid', '--uts', '--fork',
             '--kill-child', INIT, folder, records.STATE],
            stdin=subprocess.DEVNULL, stdout=console, stderr=console, start_new_session=True)
    (folder / 'process').write_text(f'{process.pid} {start_time(process.pid)}')
    deadline = time.monotonic() + 30
    while not ready.exists() or not ready.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f'server {server} does not start, see {folder}/console.log')
        time.sleep(0.02)
    return process.pid


def halt(server, record):
    pid = holder(server)
    if pid:
        os.kill(pid, signal.SIGKILL)
        while holder(server):
            time.sleep(0.02)
    (records.folder(server) / 'process').unlink(missing_ok=True)
    network.demolish(server, record)
    disks.release(disks.loops())
