import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { broker, qemuConvert } from './copying.js'
import { changeDisk, emptyDisk, forget, removeDisks, takenMib } from './disks.js'
import { measured, together } from './measured.js'

/** File to file, and file to file with the proof, against the tools that people use. */
export async function files({ at, source, bytes, limits }) {
  const [qemuImage, cpImage, nbdImage, ours] = ['qemu.img', 'cp.img', 'nbdcopy.img', 'broker.img'].map(at)
  removeDisks(qemuImage, ours)
  const qemu = await qemuConvert(source, qemuImage)
  const qemuMib = takenMib(qemuImage)
  removeDisks(cpImage)
  const cp = await measured('cp', ['--sparse=auto', source, cpImage])
  removeDisks(cpImage)
  const copied = await broker({ source, target: ours, state: ours, ...limits })
  const oursMib = takenMib(ours)
  emptyDisk(nbdImage, bytes)
  removeDisks(`${nbdImage}.none`)
  const nbdcopy = await measured('nbdcopy', [source, nbdImage])
  forget(nbdImage)
  const cmp = await measured('cmp', [source, nbdImage])
  removeDisks(nbdImage)
  return {
    'qemu-img convert -W -m 16': { ...qemu, mib: qemuMib },
    'cp --sparse=auto': cp,
    'broker, written': { ...copied.written, mib: oursMib },
    'broker, written and proven': copied.proven,
    'nbdcopy + cmp': together(nbdcopy, cmp),
    nbdcopy,
    cmp,
  }
}

/** Bringing a copy up to date of which a hundredth has changed. */
export async function delta({ at, source, bytes, limits, first }) {
  const [qemuImage, rsyncImage, ours] = ['qemu-delta.img', 'rsync.img', 'delta.img'].map(at)
  if (first) {
    await broker({ source, target: ours, state: ours, ...limits })
    await qemuConvert(source, qemuImage)
    await measured('cp', ['--sparse=auto', source, rsyncImage])
  }
  const changed = changeDisk(source, bytes)
  removeDisks()
  const qemu = await qemuConvert(source, qemuImage, '-n')
  removeDisks()
  const copied = await broker({ source, target: ours, state: ours, ...limits })
  removeDisks()
  const rsync = await measured('rsync', [
    '--inplace',
    '--no-whole-file',
    '--ignore-times',
    '--stats',
    source,
    rsyncImage,
  ])
  const sent = Number(/Literal data: ([\d,]+)/.exec(rsync.stdout)?.[1].replaceAll(',', ''))
  return {
    'qemu-img convert -n': qemu,
    'rsync --inplace --no-whole-file': { ...rsync, mib: sent / 2 ** 20 },
    'broker, delta written': {
      ...copied.written,
      mib: copied.writtenBytes / 2 ** 20,
      sentShare: copied.writtenBytes / changed,
    },
    'broker, delta written and proven': copied.proven,
  }
}

/** An 8 TiB disk with 100 MiB of data. */
export async function huge({ at, limits }) {
  const [from, to] = [at('huge.img'), at('huge-copy.img')]
  emptyDisk(from, 8 * 2 ** 40)
  const script = 'dd if=/dev/urandom of="$0" bs=1M count=10 seek="$1" conv=notrunc status=none'
  for (let number = 0; number < 10; number++) await measured('sh', ['-c', script, from, String(number * 800_000)])
  removeDisks(to)
  const copied = await broker({ source: from, target: to, state: to, ...limits })
  const manifestMib = takenMib(`${to}.broker-manifest`)
  removeDisks(from, to)
  return { 'broker, 8 TiB with 100 MiB of data': { ...copied.proven, mib: manifestMib } }
}

/** Writing and reading the manifest of a full disk of 1 TiB: 2,097,152 blocks. */
export async function manifest({ at }) {
  const file = at('full.broker-manifest')
  const child = join(import.meta.dirname, '../manifest-child.js')
  const write = await measured(process.execPath, [child, 'write', file])
  const mib = takenMib(file)
  const read = await measured(process.execPath, [child, 'read', file])
  rmSync(file)
  return { 'manifest of 1 TiB, written': { ...write, mib }, 'manifest of 1 TiB, read and checked': read }
}
