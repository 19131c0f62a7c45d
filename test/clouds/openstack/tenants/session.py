"""Sessions with Keystone for the accounts of the test cloud. Every account has the cloud's one password."""
from pathlib import Path

from keystoneauth1 import session
from keystoneauth1.identity import v3

TENANTS = ('source', 'target', 'empty', 'workshop')


def password(state):
    return Path(state, 'password').read_text().strip()


def keystone_url(state):
    return Path(state, 'auth-url').read_text().strip()


def login(state, user='admin', project=None):
    return session.Session(v3.Password(
        auth_url=keystone_url(state), username=user, password=password(state), project_name=project or user,
        user_domain_id='default', project_domain_id='default'))
