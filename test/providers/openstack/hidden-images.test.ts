import { expect, test } from 'vitest'
import { failingWith, paged, readLists, type Paged } from './read-lists.ts'

const image = (id: string, part: object = {}): Readonly<Record<string, unknown>> => ({
  ...{ id, name: id, status: 'active', owner: 'p1', visibility: 'private', disk_format: 'qcow2', size: 1 },
  ...{ os_hidden: 'false', ...part },
})

const hidden = (id: string, part: object = {}): Readonly<Record<string, unknown>> =>
  image(id, { os_hidden: 'true', ...part })

const isHidden = ({ searchParams }: URL): boolean => searchParams.get('os_hidden') === 'true'

/** Glance: what is hidden is in no list that does not ask for it. Its next pages name no filter. */
function glance(all: readonly Readonly<Record<string, unknown>>[]): Paged {
  return (asked) => {
    const url = new URL(asked)
    url.searchParams.set('os_hidden', String(isHidden(asked)))
    const { images, images_links: links } = paged('images', all, 2)(url) as {
      images: { id: string }[]
      images_links?: []
    }
    const next = links === undefined ? {} : { next: `/v2/images?marker=${String(images.at(-1)?.id)}` }
    return { images, ...next }
  }
}

const read = async (list: unknown): Promise<readonly [boolean, readonly string[], readonly string[]]> => {
  const { incomplete, images, texts } = await readLists({ '/image/v2/images': list })
  return [incomplete, images.map(({ id }) => id), texts]
}

test('hidden images of the project are listed, over pages, and those of others are not', async () => {
  const all = [...['a', 'b', 'c'].map((id) => image(id)), ...['d', 'e', 'f'].map((id) => hidden(id))]
  const others = [image('x', { owner: 'p2' }), hidden('y', { owner: 'p2' })]
  expect(await read(glance([...others, ...all]))).toEqual([false, ['a', 'b', 'c', 'd', 'e', 'f'], []])
})

test('a cloud that takes no notice of the question gives each image once, however many pages repeat', async () => {
  const ids = Array.from({ length: 12 }, (_, at) => `i${String(at)}`)
  const all = ids.map((id) => image(id, { os_hidden: undefined }))
  const deaf: Paged = (asked) => {
    asked.searchParams.delete('os_hidden')
    return paged('images', all, 2)(asked)
  }
  expect(await read(deaf)).toEqual([false, ids, []])
})

test('an image that cannot be understood does not hide the hidden ones', async () => {
  const [incomplete, ids, texts] = await read(glance([image('odd', { size: -1 }), hidden('d')]))
  expect([incomplete, ids]).toEqual([true, ['d']])
  expect(texts[0]).toMatch(/^Of the images, odd \(odd\) is left out/)
})

test.each([
  ['does not know the question (400): it has none', 400, false],
  ['refuses the hidden ones (403): the list is not whole', 403, true],
  ['breaks (500): the list is not whole', 500, true],
])('a cloud that %s', async (_, status, incomplete) => {
  const list: Paged = (asked) => (isHidden(asked) ? failingWith(status) : { images: [image('a')] })
  expect((await read(list)).slice(0, 2)).toEqual([incomplete, ['a']])
})

test('a later page of the hidden ones that fails is missing, also with 400', async () => {
  const list: Paged = (asked) => {
    if (!isHidden(asked)) return { images: [] }
    return asked.searchParams.has('marker') ? failingWith(400) : { images: [hidden('d')], next: '?marker=d' }
  }
  expect((await read(list)).slice(0, 2)).toEqual([true, ['d']])
})
