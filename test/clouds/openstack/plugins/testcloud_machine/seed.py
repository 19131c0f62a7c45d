"""The files a server is born with, and what cloud-init would do: keys, host keys, files and commands of the user data.

Understood: a script (`#!…`), and of `#cloud-config` ssh_keys, ssh_authorized_keys, write_files, bootcmd and runcmd.
"""
import shlex
import shutil
import subprocess

import yaml

SSHD = """HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
PidFile none
MaxStartups 200
MaxSessions 200
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
"""


def put(root, path, text, mode=0o644):
    file = root / path.lstrip('/')
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(mode)


def cloud_config(text):
    if not text.startswith('#cloud-config'):
        return {}
    config = yaml.safe_load(text)
    return config if isinstance(config, dict) else {}


def command(entry):
    return entry if isinstance(entry, str) else shlex.join(map(str, entry))


def script(text, config):
    if text.startswith('#!'):
        return text
    lines = [command(entry) for entry in [*config.get('bootcmd', []), *config.get('runcmd', [])]]
    return '#!/bin/sh\n' + ''.join(line + '\n' for line in lines)


def host_key(root, config):
    """The key of the user data, or one that is made once and kept over reboots."""
    given = config.get('ssh_keys', {}).get('ed25519_private')
    path = 'etc/ssh/ssh_host_ed25519_key'
    if given:
        put(root, path, given.strip() + '\n', 0o600)
        public = subprocess.run(['ssh-keygen', '-y', '-f', root / path], check=True, capture_output=True, text=True)
        put(root, path + '.pub', public.stdout)
    else:
        subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'testcloud', '-f', root / path], check=True)


def lay_out(root, record):
    if root.exists():
        return
    part = root.with_name('seed.part')
    shutil.rmtree(part, ignore_errors=True)
    config = cloud_config(record['user_data'])
    keys = [record['key'], *config.get('ssh_authorized_keys', [])]
    put(part, 'root/.ssh/authorized_keys', ''.join(key.strip() + '\n' for key in keys if key), 0o600)
    put(part, 'etc/ssh/sshd_config', SSHD)
    put(part, 'etc/hostname', record['name'] + '\n')
    put(part, 'var/lib/cloud/user-script', script(record['user_data'], config), 0o755)
    for file in config.get('write_files', []):
        put(part, file['path'], file.get('content', ''), int(str(file.get('permissions', '0644')), 8))
    host_key(part, config)
    for path in ('root', 'root/.ssh'):
        (part / path).chmod(0o700)
    part.rename(root)
