import { once } from 'node:events'
import { createServer } from 'node:http'

const pageSize = 100

/** As Cinder describes one (sample of its API 3.60), so that parsing costs what it costs. */
function volume(number) {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return {
    id,
    name: `volume ${number} 💾`,
    description: null,
    status: 'available',
    size: 1 + (number % 500),
    availability_zone: 'nova',
    created_at: '2026-11-22T03:41:58.000000',
    updated_at: '2026-11-22T03:42:58.000000',
    attachments: [],
    volume_type: 'local',
    snapshot_id: null,
    source_volid: null,
    metadata: { tenant: `customer-${number % 40}`, purpose: 'data' },
    links: [{ rel: 'self', href: `http://inside:8776/v3/p1/volumes/${id}` }],
    user_id: 'u1',
    bootable: 'false',
    encrypted: false,
    replication_status: null,
    consistencygroup_id: null,
    multiattach: false,
    migration_status: null,
    'os-vol-tenant-attr:tenant_id': 'p1',
  }
}

function volumesPage(count, url) {
  const from = Number(url.searchParams.get('marker')?.slice(-12) ?? 0)
  const volumes = Array.from({ length: Math.min(pageSize, count - from) }, (_, index) => volume(from + index + 1))
  const href = `http://inside:8776/v3/p1/volumes/detail?limit=${pageSize}&marker=${volumes.at(-1)?.id}`
  return { volumes, volumes_links: from + pageSize < count ? [{ rel: 'next', href }] : [] }
}

const addresses = { compute: '/compute/v2.1', volumev3: '/volume/v3/p1', image: '/image', network: '/network' }

function token(base, { services, clockMs }) {
  const catalog = services.map((type) => ({
    type,
    name: type,
    endpoints: [{ interface: 'public', region_id: 'R1', region: 'R1', url: `${base}${addresses[type]}` }],
  }))
  const [issued_at, expires_at] = [clockMs, clockMs + 3_600_000].map((ms) => new Date(ms).toISOString())
  const roles = [{ id: 'r', name: 'member' }]
  return { token: { issued_at, expires_at, catalog, project: { id: 'p1', name: 'works' }, user: { id: 'u1' }, roles } }
}

/** All lists but that of volumes are empty. */
function answer(url, options) {
  const path = url.pathname
  if (path === '/v3/') return { version: { id: 'v3.14' } }
  if (path === '/v3/auth/tokens') return token(url.origin, options)
  if (path === '/compute/v2.1/') return { version: { id: 'v2.1', version: '2.95', min_version: '2.1' } }
  if (path === '/compute/v2.1/limits') return { limits: { absolute: {}, rate: [] } }
  if (path === '/volume/v3/p1/volumes/detail') return volumesPage(options.volumes, url)
  if (/^\/(?:volume|image|network)\/(?:v\d[.\d]*\/)?$/.test(path)) return { versions: [] }
  const list = path.split('/').findLast((part) => part !== 'detail') ?? ''
  return { [list.replace('os-', '').replaceAll('-', '_')]: [] }
}

/** A stand-in of an OpenStack; what it can be told is in stand-in-cloud.d.ts. */
export async function standInCloud({ volumes = 0, services = Object.keys(addresses), aheadMs = 0, handle } = {}) {
  const asked = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    asked.push(`${request.method} ${url.pathname}`)
    const pieces = []
    request.on('data', (piece) => pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString()
      if (handle?.({ path: url.pathname, request, body, response }) === true) return
      const signingIn = url.pathname === '/v3/auth/tokens'
      response.writeHead(signingIn ? 201 : 200, signingIn ? { 'x-subject-token': 'gAAAAA-stand-in' } : {})
      response.end(JSON.stringify(answer(url, { volumes, services, clockMs: Date.now() + aheadMs })))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const authUrl = `http://127.0.0.1:${server.address().port}/v3`
  return {
    env: { OS_AUTH_URL: authUrl, OS_USERNAME: 'ada', OS_PASSWORD: 'l0velace-Passw0rd', OS_PROJECT_NAME: 'works' },
    asked,
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
