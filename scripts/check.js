/** Runs every static check, also after one has failed, and ends in a plain line `N passed, N failed`. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tool = (name) => join(root, 'node_modules/.bin', name)

const checks = [
  { name: 'lint', command: [tool('eslint'), '.', '--max-warnings', '0'] },
  { name: 'types', command: [tool('tsc'), '--noEmit', '-p', '.'] },
  { name: 'dead code', command: [tool('knip')] },
  { name: 'format', command: [tool('prettier'), '--check', '.'] },
  { name: 'layers', command: [tool('depcruise'), 'src', '--config', '.dependency-cruiser.cjs'] },
  { name: 'clones', command: [tool('jscpd')] },
  { name: 'reference', command: [process.execPath, 'scripts/reference.js', '--check'] },
  { name: 'sizes', command: [process.execPath, 'scripts/sizes.js'] },
]

function run({ name, command: [program, ...args] }) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(String(error))))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      resolve({ name, passed: code === 0, output: Buffer.concat(output).toString() })
    })
  })
}

/** Two at a time at most: the type checkers are hungry. */
async function runAll() {
  const waiting = [...checks]
  const results = []
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await run(next))
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
  return results
}

const results = await runAll()
const failed = results.filter(({ passed }) => !passed)
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output.trim()}`)
const { output: table } = results.find(({ name }) => name === 'sizes')
console.log(`\n${table.trim()}\n\n${results.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
