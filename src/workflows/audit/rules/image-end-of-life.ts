import type { SystemRelease } from '../../../domain/end-of-life.ts'
import { message } from '../../../domain/message.ts'
import type { Image, Server } from '../../../domain/resources.ts'
import { daysBetween } from '../../../scoring/criteria/fact-lookup.ts'
import { groupBy } from '../../inventory/group-by.ts'
import { originOfServer, readImage, type Origin } from '../end-of-life/origin-of-server.ts'
import { releaseReader, type Reading } from '../end-of-life/read-release.ts'
import { about, called, type Rule, type Verdict } from '../rule.ts'

/** What nobody knows of an image is said once of the image, not of every server that was started from it. */
export const imageEndOfLife: Rule<'image-end-of-life'> = {
  judges: ['servers', 'images'],
  reads: ['images', 'volumes'],
  judge: ({ warnWithinDays }, { account: { inventory, world }, selected, isWhole }) => {
    const read = releaseReader(world.endOfLife)
    const originOf = originOfServer(inventory, read)
    const until = { day: inventory.takenAt.slice(0, 10), warnWithinDays }
    const servers = selected.servers.map((server) => ({ server, origin: originOf(server) }))
    const images = new Set([...selected.images, ...servers.flatMap(({ origin }) => unknownImage(origin))])
    return [
      ...servers.flatMap(({ server, origin }) => judgeServer(server, origin, until)),
      ...[...images].flatMap((image) => judgeReading(['images', image], readImage(image, read), until)),
      ...(isWhole('volumes') ? servers.flatMap(startedFromNothing) : []),
      ...(isWhole('images') ? startedFromElsewhere(servers.map(({ origin }) => origin)) : []),
    ]
  },
}

interface Until {
  /** On which it is judged, ISO 8601. */
  readonly day: string
  readonly warnWithinDays: number
}

function judgeServer(server: Server, origin: Origin, until: Until): readonly Verdict[] {
  switch (origin.kind) {
    case 'labels':
      return judgeReading(['servers', server], origin.reading, until)
    case 'image':
      return origin.reading.kind === 'known' ? judgeReading(['servers', server], origin.reading, until) : []
    case 'elsewhere':
    case 'none':
      return []
  }
}

function unknownImage(origin: Origin): readonly Image[] {
  return origin.kind === 'image' && origin.reading.kind !== 'known' ? [origin.image] : []
}

type Judged = readonly [kind: 'servers', server: Server] | readonly [kind: 'images', image: Image]

function judgeReading([kind, resource]: Judged, reading: Reading, until: Until): readonly Verdict[] {
  const name = called(resource)
  switch (reading.kind) {
    case 'known': {
      const verdict = judgeRelease(reading.release, name, until)
      return verdict === null ? [] : [{ ...verdict, subject: { kind, resource } }]
    }
    case 'unlisted': {
      const says = message('audit.open.release', { name, release: reading.name })
      return [about(kind, resource, { verdict: 'undecided', key: 'release', message: says })]
    }
    case 'unclear': {
      const says = message('audit.open.system', { name })
      return [about(kind, resource, { verdict: 'undecided', key: 'system', message: says })]
    }
  }
}

function judgeRelease(
  { name: release, ends, evidence }: SystemRelease,
  name: string,
  { day, warnWithinDays }: Until,
): Omit<Verdict, 'subject'> | null {
  const left = daysBetween(day, ends)
  if (left > warnWithinDays) return null
  const values = { name, release, date: { date: ends } }
  const violated = { verdict: 'violated', evidence: [evidence] } as const
  return left < 0
    ? { ...violated, key: `${release} ended`, message: message('audit.found.ended', values) }
    : { ...violated, key: `${release} ending`, message: message('audit.found.ending', values), severity: 'low' }
}

function startedFromNothing({ server, origin }: { readonly server: Server; readonly origin: Origin }): Verdict[] {
  if (origin.kind !== 'none') return []
  const says = message('audit.open.system', { name: called(server) })
  return [about('servers', server, { verdict: 'undecided', key: 'system', message: says })]
}

/** Images of others stand in no list of this account, so the account is what they are told of. */
function startedFromElsewhere(origins: readonly Origin[]): readonly Verdict[] {
  const ids = origins.flatMap((origin) => (origin.kind === 'elsewhere' ? [origin.imageId] : []))
  return [...groupBy(ids, (id) => id)].map(([id, servers]) => ({
    verdict: 'undecided',
    subject: null,
    key: `image ${id}`,
    message: message('audit.open.imageElsewhere', { id, count: servers.length }),
    evidence: [],
  }))
}
