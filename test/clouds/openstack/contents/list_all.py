"""Everything a project holds, as the Python SDK reads it: list_all.py STATE PROJECT, printed as JSON by type of resource.

The fields are the APIs' own, ordered by id. Nothing is interpreted here: comparing is the business of the test.
"""
import json
import sys

from logins import connect

# Collections by service: (type, path, key in the answer). Details come in the list itself.
NETWORK = ['networks', 'subnets', 'routers', 'ports', 'security_groups', 'floatingips']
VOLUME = [('volumes', '/volumes/detail'), ('snapshots', '/snapshots/detail'), ('types', '/types')]
COMPUTE = [('servers', '/servers/detail'), ('keypairs', '/os-keypairs'), ('server_groups', '/os-server-groups'),
           ('flavors', '/flavors/detail')]
PAGE = 2
# Servers in one call with their flavour and the volumes' delete-on-termination flag.
MICROVERSIONS = {'compute': '2.79', 'volume': '3.60'}


def pages(proxy, path, key, version=None, **query):
    """Small pages on purpose: whoever compares with this has to follow markers as well."""
    found, marker = [], None
    while True:
        params = {'limit': PAGE, **query, **({'marker': marker} if marker else {})}
        answer = proxy.get(path, params=params, microversion=version)
        answer.raise_for_status()
        page = answer.json()[key]
        found += page
        if len(page) < PAGE:
            return found
        last = page[-1]
        marker = last['keypair']['name'] if 'keypair' in last else last['id']


def whole(proxy, path, key, version=None):
    answer = proxy.get(path, microversion=version)
    answer.raise_for_status()
    return answer.json()[key]


def compute(cloud):
    version = MICROVERSIONS['compute']
    unpaged = ('server_groups',)
    listed = {kind: whole(cloud.compute, path, kind, version) if kind in unpaged
              else pages(cloud.compute, path, kind, version) for kind, path in COMPUTE}
    return {**listed, 'keypairs': [entry['keypair'] for entry in listed['keypairs']]}


def storage(cloud):
    version = MICROVERSIONS['volume']
    return {kind if kind != 'types' else 'volume_types': pages(cloud.block_storage, path, path.split('/')[1]
            if kind != 'types' else 'volume_types', version) for kind, path in VOLUME}


def network(cloud, project):
    """Of this project, and the external networks, which everybody sees."""
    own = {kind: pages(cloud.network, f'/{kind.replace("_", "-")}', kind, project_id=project) for kind in NETWORK}
    outside = pages(cloud.network, '/networks', 'networks', **{'router:external': True})
    return {**own, 'external_networks': outside}


def images(cloud, project):
    return [image for image in pages(cloud.image, '/images', 'images') if image['owner'] == project]


def limits(cloud):
    return {'compute': whole(cloud.compute, '/limits', 'limits')['absolute'],
            'volume': whole(cloud.block_storage, '/limits', 'limits')['absolute']}


def main(state, account):
    cloud = connect(state, account)
    project = cloud.current_project_id
    listed = {**compute(cloud), **storage(cloud), **network(cloud, project), 'images': images(cloud, project)}
    ordered = {kind: sorted(items, key=lambda item: item.get('id') or item['name']) for kind, items in listed.items()}
    json.dump({'project': project, **ordered, 'limits': limits(cloud)}, sys.stdout, indent=2, sort_keys=True)
    print()


main(*sys.argv[1:])
