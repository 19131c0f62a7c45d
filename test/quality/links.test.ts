import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
const pages = [...readdirSync(root), ...below('docs')].filter((file) => file.endsWith('.md'))

test('links between pages lead somewhere', () => {
  const dead = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const targets = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '')
    return targets.filter((to) => !existsSync(join(root, dirname(page), to))).map((to) => `${page} → ${to}`)
  })
  expect(dead).toEqual([])
})
