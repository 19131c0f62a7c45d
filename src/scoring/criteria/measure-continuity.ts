import type { FactKey, Incident } from '../../domain/facts.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { saidWords } from '../../domain/said-reason.ts'
import { listed } from '../cost/name.ts'
import { daysBetween, findEntries, findFact, joinEntries } from './fact-lookup.ts'
import type { Measured, MeasuredValue } from './indicator.ts'
import { exactly } from './indicator.ts'
import { missingFacts } from './weakness.ts'
import { unknown } from './measure-facts.ts'
import type { Situation } from './situation.ts'

const daysPerYear = 365.25
/** Changes of owner and incidents count for this long. */
const memoryYears = 5

/** Points of a part: least, estimate, most. */
type Part = readonly [number, number, number]

/**
 * Sixty points for ten years of service, forty less twenty for each change of owner in five years; nothing at all once the end has
 * been announced. Unknown parts count as a quarter.
 */
export function measureContinuity(situation: Situation): Measured {
  const age = agePart(situation)
  const owners = ownersPart(situation)
  const open = openPart(situation)
  const parts = [age, owners, open]
  const lacking = parts.flatMap((part) => part.lacking)
  if (lacking.length === parts.length) {
    return { kind: 'unknown', lacking, reason: missingFacts('criteria.reason.noFact', lacking) }
  }
  const at = (index: 0 | 1 | 2) => (age.points[index] + owners.points[index]) * open.points[index]
  const evidence = parts.flatMap((part) => part.evidence)
  return { ...exactly(at(1), evidence), bounds: [at(0), at(2)], lacking }
}

interface KnownPart {
  readonly points: Part
  readonly evidence: readonly Evidence[]
  readonly lacking: readonly FactKey[]
}

function known(points: number, evidence: readonly Evidence[]): KnownPart {
  return { points: [points, points, points], evidence, lacking: [] }
}

function agePart(situation: Situation): KnownPart {
  const founded = findFact(situation, 'founded')
  if (!founded.known) return { points: [0, 15, 60], evidence: [], lacking: ['founded'] }
  const years = Math.max(0, daysBetween(founded.value, situation.today)) / daysPerYear
  return known(6 * Math.min(10, years), founded.evidence)
}

function ownersPart(situation: Situation): KnownPart {
  const changes = joinEntries(findEntries(situation, 'ownershipChanges'))
  if (!changes.known) return { points: [0, 10, 40], evidence: [], lacking: ['ownershipChanges'] }
  const recent = changes.value.filter(({ date }) => isRecent(date, situation.today))
  return known(Math.max(0, 40 - 20 * recent.length), changes.evidence)
}

/** A factor: 0 where the end is known, whenever it was announced, else 1. */
function openPart(situation: Situation): KnownPart {
  const notice = findFact(situation, 'closingNotice')
  if (!notice.known) return { points: [0, 0.25, 1], evidence: [], lacking: ['closingNotice'] }
  return known(notice.value === null ? 1 : 0, notice.evidence)
}

/**
 * Points lost for incidents of the last five years: a loss of data 30, a breach 20, an outage 5, of a day or longer 10. Older ones cost
 * nothing and are named. A source shows nothing of the time after it: that may cost all that is left, and counts as three quarters bad.
 */
export function measureIncidents(situation: Situation): Measured {
  const incidents = joinEntries(findEntries(situation, 'incidents'))
  if (!incidents.known) return unknown('incidents', incidents)
  const recent = incidents.value.filter(({ date }) => isRecent(date, situation.today))
  const lost = recent.reduce((sum, incident) => sum + penalty(incident), 0)
  const old = listed(incidents.value.filter(({ date }) => isOver(date, situation.today)).map(incidentName))
  const watched =
    incidents.evidence
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? ''
  const unseen = Math.max(0, 100 - lost) * unwatchedShare(watched, situation.today)
  const measured: MeasuredValue = {
    ...exactly(lost, incidents.evidence),
    estimate: lost + 0.75 * unseen,
    bounds: [lost, lost + unseen],
    gaps: unseen > 0 ? ['incidents'] : [],
    reason: unseen > 0 ? message('criteria.reason.watchedUntil', { date: { date: watched } }) : null,
  }
  if (old === null) return measured
  return { ...measured, note: message('criteria.note.oldIncidents', { count: memoryYears, what: old }) }
}

/** 0–1 of the five years of which a source of that day can say nothing. */
function unwatchedShare(day: string, today: string): number {
  return Math.min(1, Math.max(0, daysBetween(day, today)) / (memoryYears * daysPerYear))
}

/** With what the fact file says of it. */
function incidentName({ date, kind, what }: Incident): Message {
  const values = { kind: message(`facts.incident.${kind}`), date: { date }, what: saidWords(what) }
  return message('criteria.note.incident', values)
}

function penalty({ kind, hours }: Incident): number {
  switch (kind) {
    case 'data-loss':
      return 30
    case 'breach':
      return 20
    case 'outage':
      return hours !== null && hours >= 24 ? 10 : 5
  }
}

/** Too long ago to count. */
function isOver(date: string, today: string): boolean {
  return daysBetween(date, today) > memoryYears * daysPerYear
}

function isRecent(date: string, today: string): boolean {
  return daysBetween(date, today) >= 0 && !isOver(date, today)
}
