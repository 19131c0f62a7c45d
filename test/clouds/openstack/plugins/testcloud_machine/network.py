"""The network of one server: an uplink to this machine, and a bridge per network of the cloud.

The uplink carries an address of this machine only (198.18.0.0/15, reserved for tests), floating addresses, and fixed
ones of the external network. Private addresses are on the bridge of their network: as in life, no one outside reaches
them, and two networks may use the same range.
"""
import hashlib
import ipaddress
import json
import os
import subprocess
from pathlib import Path

import records

PUBLIC = ipaddress.ip_network(os.environ['TESTCLOUD_PUBLIC_CIDR'])
OWN = ipaddress.ip_network(os.environ['TESTCLOUD_OWN_CIDR'])
# Reserved for tests between machines: every cloud on this machine has its addresses in there. Never any other range,
# for a machine may well have its package mirrors at addresses that are reserved for documentation.
RESERVED = ipaddress.ip_network('198.18.0.0/15')


def run(*command, check=True):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if check and done.returncode:
        raise RuntimeError(f'{" ".join(map(str, command))}: {done.stderr.strip()}')
    return done.stdout


def name(prefix, *what):
    """Names of devices have 15 letters at most; two clouds must not get the same."""
    return prefix + hashlib.sha1('/'.join([str(records.STATE), *what]).encode()).hexdigest()[:10]


def namespace(server):
    return name('tc-', server)


def here():
    """This machine's end of every uplink."""
    return str(OWN[1])


def own_address(record):
    return str(OWN[record['slot']])


def fence(up):
    """Addresses that no server has: unreachable at once, instead of leaving this machine by its default route."""
    for range in (PUBLIC, OWN):
        if range.subnet_of(RESERVED):
            run('ip', 'route', 'replace' if up else 'del', 'unreachable', range, check=up)


def outside(record):
    """The addresses at which the server is reached from outside."""
    fixed = [a['ip'] for port in record['ports'].values() for a in port['addresses']
             if ipaddress.ip_address(a['ip']) in PUBLIC]
    return fixed + [address for address, port in records.floating().items() if port in record['ports']]


def build(server, record):
    space, up = namespace(server), name('u', server)
    if not Path('/run/netns', space).exists():
        run('ip', 'netns', 'add', space)
        run('ip', '-n', space, 'link', 'set', 'lo', 'up')
        run('ip', 'link', 'add', up, 'type', 'veth', 'peer', 'name', 'uplink', 'netns', space)
        run('ip', 'addr', 'add', here(), 'peer', own_address(record), 'dev', up)
        run('ip', '-n', space, 'addr', 'add', own_address(record), 'peer', here(), 'dev', 'uplink')
        run('ip', 'link', 'set', up, 'up')
        run('ip', '-n', space, 'link', 'set', 'uplink', 'up')
        run('ip', '-n', space, 'route', 'add', RESERVED, 'via', here())
        # Servers reach one another through this machine; nothing else is forwarded, and there is no way out.
        Path(f'/proc/sys/net/ipv4/conf/{up}/forwarding').write_text('1')
    carry(space, up, outside(record))
    for id, port in record['ports'].items():
        plug(space, id, port)
    drop_ports(space, record)


def carry(space, up, wanted):
    shown = json.loads(run('ip', '-n', space, '-j', '-4', 'addr', 'show', 'dev', 'uplink'))
    present = {a['local'] for a in shown[0]['addr_info'] if 'address' not in a}
    for address in present - set(wanted):
        run('ip', '-n', space, 'addr', 'del', f'{address}/32', 'dev', 'uplink')
        run('ip', 'route', 'del', f'{address}/32', 'dev', up, check=False)
    for address in wanted:
        if address not in present:
            run('ip', '-n', space, 'addr', 'add', f'{address}/32', 'dev', 'uplink')
        run('ip', 'route', 'replace', f'{address}/32', 'dev', up)


def plug(space, id, port):
    bridge, outer, inner = name('b', port['network']), name('p', id), name('e', id)
    if Path('/sys/class/net', outer).exists():
        return
    if not Path('/sys/class/net', bridge).exists():
        run('ip', 'link', 'add', bridge, 'type', 'bridge')
        run('ip', 'link', 'set', bridge, 'up')
    run('ip', 'link', 'add', outer, 'type', 'veth', 'peer', 'name', inner, 'netns', space)
    run('ip', 'link', 'set', outer, 'master', bridge, 'up')
    run('ip', '-n', space, 'link', 'set', inner, 'address', port['mac'], 'up')
    for a in port['addresses']:
        if ipaddress.ip_address(a['ip']) not in PUBLIC:
            quick = ['nodad'] if ':' in a['ip'] else []
            run('ip', '-n', space, 'addr', 'add', f'{a["ip"]}/{a["prefix"]}', 'dev', inner, *quick)


def drop_ports(space, record):
    kept = {name('e', id) for id in record['ports']}
    for device in json.loads(run('ip', '-n', space, '-j', 'link')):
        if device['ifname'].startswith('e') and device['ifname'] not in kept:
            run('ip', '-n', space, 'link', 'del', device['ifname'])


def demolish(server, record):
    """This machine's ends first: those of a namespace that is gone vanish a moment later, under their old names."""
    space = namespace(server)
    for device in (name('u', server), *(name('p', id) for id in record['ports'])):
        run('ip', 'link', 'del', device, check=False)
    if Path('/run/netns', space).exists():
        run('ip', 'netns', 'del', space)
    for bridge in {name('b', port['network']) for port in record['ports'].values()}:
        if Path('/sys/class/net', bridge).exists() and not os.listdir(f'/sys/class/net/{bridge}/brif'):
            run('ip', 'link', 'del', bridge)
