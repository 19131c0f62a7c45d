import type { ById, DomainRef, OpenstackCredentials } from '../../../domain/openstack-access.ts'

/** Body of `POST /v3/auth/tokens` (Identity API v3, "Authentication and token management"). */
export function signInBody(credentials: OpenstackCredentials): string {
  return JSON.stringify({ auth: { identity: identityOf(credentials), ...scopeOf(credentials) } })
}

function identityOf(credentials: OpenstackCredentials): unknown {
  switch (credentials.kind) {
    case 'password':
      return { methods: ['password'], password: { user: { ...ref(credentials.user), password: credentials.password } } }
    case 'applicationCredential': {
      const { credential, secret } = credentials
      const named = 'id' in credential ? credential : { name: credential.name, user: ref(credential.user) }
      return { methods: ['application_credential'], application_credential: { ...named, secret } }
    }
    case 'token':
      return { methods: ['token'], token: { id: credentials.token } }
  }
}

function scopeOf(credentials: OpenstackCredentials): { readonly scope?: unknown } {
  if (credentials.kind === 'applicationCredential' || credentials.project === null) return {}
  return { scope: { project: ref(credentials.project) } }
}

function ref(wanted: ById): { readonly id: string } | { readonly name: string; readonly domain: DomainRef } {
  return 'id' in wanted ? { id: wanted.id } : { name: wanted.name, domain: wanted.domain }
}
