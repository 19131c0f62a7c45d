import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { wrapCommand } from './wrap-command.ts'

const long = "broker compare 'my files/a --b.yaml' --weight cost=3 --format markdown --output decision.md"

test('a command that fits stays on one line', () => {
  expect(wrapCommand('broker compare x.yaml --all', 27)).toEqual(['broker compare x.yaml --all'])
})

test.each([
  [60, ["broker compare 'my files/a --b.yaml' --weight cost=3 \\", '  --format markdown --output decision.md']],
  [40, ["broker compare 'my files/a --b.yaml' \\", '  --weight cost=3 --format markdown \\', '  --output decision.md']],
])('on %i columns it is broken before a flag, never within quotes', (width, lines) => {
  expect(wrapCommand(long, width)).toEqual(lines)
})

test('a shell reads the lines as one command', () => {
  const read = (command: string): string =>
    execFileSync('sh', ['-c', command.replace(/^broker/, "printf '%s|'")], { encoding: 'utf8' })
  expect(read(wrapCommand(long, 40).join('\n'))).toBe(read(long))
})
