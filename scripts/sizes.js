/**
 * Prints how large the program's files and functions are, and fails when one of the figures is above its limit or has become
 * worse than the stored one. `--update` stores improvements only.
 *
 * Lengths are compared in steps of five lines, so that a single comment does not break a build.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureSource } from './sizes/measure-source.js'

const lengthStep = 5

/**
 * What is measured, the limit nothing may pass, and how a figure is rounded before it is compared. Less is better.
 * `fixed`: only the limit counts, because the first adapters may use what it allows.
 */
const metrics = [
  { key: 'fileP95', name: 'lines of a file, 95th percentile', limit: 165, step: lengthStep },
  { key: 'fileMax', name: 'lines of the longest file', limit: 300, step: lengthStep },
  { key: 'functionP95', name: 'lines of a function, 95th percentile', limit: 30, step: lengthStep },
  { key: 'functionMax', name: 'lines of the longest function', limit: 60, step: lengthStep },
  { key: 'any', name: 'uses of any', limit: 0, step: 1 },
  { key: 'castsPerThousandLines', name: 'casts in a thousand lines', limit: 1, step: 0.1 },
  { key: 'castsWithoutReason', name: 'casts without a reason', limit: 0, step: 1 },
  { key: 'clonesPercent', name: 'exact clones, per cent of lines', limit: 0.4, step: 0.1 },
  { key: 'filesThatNameOneProvider', name: 'files a provider touches besides its own', limit: 4, step: 1, fixed: true },
]

/** Every source file of the program, without tests. */
function sources(root) {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/[.](test|d)[.]ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** The value below which `share` of the numbers lie; nearest rank. */
function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

function clonesPercent(root) {
  const output = mkdtempSync(join(tmpdir(), 'clones-'))
  const arguments_ = ['--reporters', 'json', '--output', output, '--silent', '--threshold', '100']
  const { status, stderr } = spawnSync(join(root, 'node_modules/.bin/jscpd'), arguments_, {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`cannot look for clones: ${stderr}`)
  const report = JSON.parse(readFileSync(join(output, 'jscpd-report.json'), 'utf8'))
  rmSync(output, { recursive: true })
  return report.statistics.total.percentage
}

/** The most files of src that name any one provider outside its own folder: what a new provider would have to touch. */
function filesThatNameOneProvider(root, files) {
  const folder = join(root, 'data/prices')
  const names = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/[.]ya?ml$/, '')) : []
  const texts = files.filter((file) => !/\/messages\//.test(file)).map((file) => [file, readFileSync(file, 'utf8')])
  const touched = names.map(
    (name) =>
      texts.filter(([file, text]) => !file.includes(`/providers/${name}/`) && text.includes(`'${name}'`)).length,
  )
  return Math.max(0, ...touched)
}

/** All figures of the program below `root`. */
export function measure(root) {
  const files = sources(root)
  const measured = files.map((file) => ({
    file: relative(root, file),
    ...measureSource(file, readFileSync(file, 'utf8')),
  }))
  const lines = measured.map((one) => one.lines)
  const functions = measured.flatMap((one) => one.functions)
  const total = (key) => measured.reduce((sum, one) => sum + one[key], 0)
  return {
    fileP95: percentile(lines, 0.95),
    fileMax: Math.max(...lines),
    functionP95: percentile(functions, 0.95),
    functionMax: Math.max(...functions),
    any: total('any'),
    castsPerThousandLines: (1000 * total('casts')) / total('lines'),
    castsWithoutReason: total('castsWithoutReason'),
    clonesPercent: clonesPercent(root),
    filesThatNameOneProvider: filesThatNameOneProvider(root, files),
  }
}

const rounded = (value, step) => Number((Math.ceil(value / step - 1e-9) * step).toFixed(2))

/** Figures as compared and stored: rounded up to their step. */
function storable(figures) {
  return Object.fromEntries(metrics.map(({ key, step }) => [key, rounded(figures[key], step)]))
}

/** One line for every metric: figure, stored figure, limit, and whether it is worse than either. */
export function compare(figures, baseline) {
  const now = storable(figures)
  return metrics.map(({ key, name, limit }) => {
    const stored = baseline[key] ?? limit
    const figure = Number(figures[key].toFixed(2))
    return { key, name, figure, stored, limit, worse: now[key] > stored || figures[key] > limit }
  })
}

/** The better of the two for every metric. */
export function improved(figures, baseline) {
  const now = storable(figures)
  const best = ({ key, limit, fixed }) => Math.min(fixed === true ? limit : now[key], baseline[key] ?? limit)
  return Object.fromEntries(metrics.map((metric) => [metric.key, best(metric)]))
}

function print(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const cells = (values) => values.map((value) => String(value).padStart(8)).join('')
  console.log(`${''.padEnd(width)}${cells(['now', 'stored', 'limit'])}`)
  for (const row of rows)
    console.log(`${row.name.padEnd(width)}${cells([row.figure, row.stored, row.limit])}${row.worse ? '  WORSE' : ''}`)
}

function main(update) {
  const root = join(import.meta.dirname, '..')
  const store = join(root, 'scripts/sizes-baseline.json')
  const baseline = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {}
  const figures = measure(root)
  const rows = compare(figures, baseline)
  print(rows)
  if (update) writeFileSync(store, `${JSON.stringify(improved(figures, baseline), null, 2)}\n`)
  if (rows.some(({ worse }) => worse)) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--update'))
