/**
 * What a server of the directory cloud is: a process that reads the beginning of its disks and answers HTTP on this machine only.
 * It is handed to Node as text, so that it runs from the sources as it does when built, and outlives whoever started it.
 *
 * Arguments: folder of the cloud, folder of the server, path for a temporary file.
 *
 * It claims its place by making `process.json`, which succeeds for one process only, and looks after that whether it is still wanted.
 * So a start that was killed half way cannot leave a second process, or one that runs after a stop.
 * `GET /` answers 200 with its state and the first bytes of its disks, 503 when a disk cannot be read or its boot disk is blank.
 */
export const serverProgram = `
import { createServer } from 'node:http'
import { link, open, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const [root, folder, beside] = process.argv.slice(1)
const claim = join(folder, 'process.json')
const record = async () => JSON.parse(await readFile(join(folder, 'server.json'), 'utf8'))
const textOf = (path) => readFile(path, 'utf8').catch(() => '')

async function firstBytes(path) {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function pathOf(volumeId) {
  const names = await readdir(join(root, 'volumes'))
  const name = names.find((one) => one.endsWith('--' + volumeId))
  if (name === undefined) throw new Error('there is no volume ' + volumeId)
  return join(root, 'volumes', name, 'disk.raw')
}

async function disk(id, path) {
  try {
    const bytes = await firstBytes(await path)
    const text = bytes.toString('utf8').replace(/\\0[^]*$/, '')
    return { id, blank: bytes.every((byte) => byte === 0), firstBytes: bytes.toString('hex'), text }
  } catch (error) {
    return { id, blank: true, error: String(error) }
  }
}

async function state() {
  const { id, name, boot, volumes } = await record()
  const own = boot.kind === 'image' ? [disk('boot', join(folder, 'disk.raw'))] : []
  const disks = await Promise.all([...own, ...volumes.map(({ volumeId }) => disk(volumeId, pathOf(volumeId)))])
  const healthy = !disks[0]?.blank && disks.every((one) => one.error === undefined)
  return { state: 'running', healthy, id, name, pid: process.pid, disks }
}

const server = createServer(async (request, response) => {
  const found = await state().catch((error) => ({ state: 'running', healthy: false, error: String(error) }))
  response.writeHead(found.healthy ? 200 : 503, { 'content-type': 'application/json' })
  response.end(JSON.stringify(found) + '\\n')
})
const leave = () => process.exit(0)
process.on('SIGTERM', leave)
process.on('SIGINT', leave)

server.listen(0, '127.0.0.1', async () => {
  const stat = await textOf('/proc/self/stat')
  const me = {
    kind: 'process',
    host: hostname(),
    boot: (await textOf('/proc/sys/kernel/random/boot_id')).trim(),
    pid: process.pid,
    startedAt: stat.slice(stat.lastIndexOf(')') + 1).trim().split(' ')[19] ?? '',
    url: 'http://127.0.0.1:' + server.address().port + '/',
  }
  await writeFile(beside, JSON.stringify(me, null, 2) + '\\n', { mode: 0o600, flush: true })
  try {
    await link(beside, claim)
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'ENOENT') leave()
    throw error
  } finally {
    await unlink(beside).catch(() => undefined)
  }
  const { wanted } = await record().catch(() => ({ wanted: 'stopped' }))
  if (wanted !== 'running') await unlink(claim).then(leave, leave)
})
`
