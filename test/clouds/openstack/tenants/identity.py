"""Accounts, projects and the catalogue of services, in Keystone. Finds by name or creates: can be run again.

identity.py STATE REGION image=PORT placement=PORT compute=PORT volume=PORT network=PORT
"""
import sys

from session import TENANTS, keystone_url, login, password

# Block storage goes by two names in one catalogue: on many clouds it has the one or the other.
SERVICES = [
    ('image', 'glance', 'image', ''),
    ('placement', 'placement', 'placement', ''),
    ('compute', 'nova', 'compute', '/v2.1'),
    ('volumev3', 'cinderv3', 'volume', '/v3/%(project_id)s'),
    ('block-storage', 'cinder', 'volume', '/v3/%(project_id)s'),
    ('network', 'neutron', 'network', ''),
]


class Identity:
    def __init__(self, state):
        self.session, self.url, self.password = login(state), keystone_url(state), password(state)

    def ensure(self, collection, kind, **attributes):
        named = {k: v for k, v in attributes.items() if k in ('name', 'type', 'service_id', 'interface')}
        found = self.session.get(f'{self.url}/{collection}', params=named).json()[collection]
        if found:
            return found[0]['id']
        return self.session.post(f'{self.url}/{collection}', json={kind: attributes}).json()[kind]['id']

    def grant(self, user, project, *roles):
        for name in roles:
            role = self.ensure('roles', 'role', name=name)
            self.session.put(f'{self.url}/projects/{project}/users/{user}/roles/{role}')

    def account(self, name, project, *roles):
        """A user and a project, of which the administrator is a member too."""
        project = self.ensure('projects', 'project', name=project, domain_id='default')
        user = self.ensure('users', 'user', name=name, domain_id='default', password=self.password)
        self.grant(user, project, *roles)
        return project

    def service(self, region, kind, name, address):
        service = self.ensure('services', 'service', name=name, type=kind)
        for interface in ('public', 'internal', 'admin'):
            self.ensure('endpoints', 'endpoint', service_id=service, interface=interface, url=address, region_id=region)


def main(state, region, *ports):
    identity = Identity(state)
    identity.ensure('roles', 'role', name='service')
    identity.account('svc', 'service', 'admin', 'service')
    ports = dict(pair.split('=') for pair in ports)
    for kind, name, port, path in SERVICES:
        identity.service(region, kind, name, f'http://127.0.0.1:{ports[port]}{path}')
    for name in TENANTS:
        project = identity.account(name, name, 'member', 'reader')
        identity.grant(identity.session.get_user_id(), project, 'admin')


main(*sys.argv[1:])
