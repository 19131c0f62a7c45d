"""clouds.yaml and openrc files of every account, and connections made from them."""
import os
from pathlib import Path

import openstack
import yaml
from session import TENANTS, keystone_url, password

ACCOUNTS = ('admin', *TENANTS)


def write_logins(state, region):
    url, secret = keystone_url(state), password(state)
    clouds = {name: {'region_name': region, 'identity_api_version': '3', 'auth': {
        'auth_url': url, 'username': name, 'password': secret, 'project_name': name,
        'user_domain_name': 'Default', 'project_domain_name': 'Default'}} for name in ACCOUNTS}
    write(Path(state, 'clouds.yaml'), yaml.safe_dump({'clouds': clouds}, sort_keys=False))
    for name in ACCOUNTS:
        write(Path(state, f'openrc-{name}'), ''.join(f'export {key}={value}\n' for key, value in {
            'OS_AUTH_URL': url, 'OS_USERNAME': name, 'OS_PASSWORD': secret, 'OS_PROJECT_NAME': name,
            'OS_USER_DOMAIN_NAME': 'Default', 'OS_PROJECT_DOMAIN_NAME': 'Default', 'OS_IDENTITY_API_VERSION': 3,
            'OS_REGION_NAME': region}.items()))


def write(path, text):
    """In one step: a test may be reading the old file."""
    part = path.with_name(path.name + '.part')
    part.write_text(text)
    os.chmod(part, 0o600)
    part.rename(path)


def connect(state, account):
    config = openstack.config.OpenStackConfig(config_files=[str(Path(state, 'clouds.yaml'))], load_envvars=False)
    return openstack.connection.Connection(config=config.get_one(account))
