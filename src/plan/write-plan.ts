import { Document, isCollection, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Plan } from './plan-schema.ts'

/** Comments of a plan file: above everything, and above keys by their path, such as `mapping.networks`. */
export interface PlanComments {
  readonly top: string
  readonly above: ReadonlyMap<string, string>
}

/** What is shorter stands on one line; items of a list, such as rules, may be longer, since they are read as a table. */
const lineLength = 100
const itemLength = 160

/** Characters that YAML takes and a reader of files takes for damage. */
const unreadable = /[\u007F\uFFFD]/

/** A plan as a YAML file that people like to read; reading it gives the same plan. */
export function writePlan(plan: Plan, comments: PlanComments): string {
  const document = new Document(plan, { version: '1.2', schema: 'core', aliasDuplicateObjects: false })
  document.commentBefore = commented(comments.top)
  for (const [path, text] of comments.above) addComment(document, path.split('.'), commented(text))
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && unreadable.test(node.value)) node.type = 'QUOTE_DOUBLE'
    },
    Collection: (_, node, path) => {
      if (path.length < 4 || !isCollection(node)) return
      node.flow = isShort(node.toJSON(), isSeq(path.at(-1)) ? itemLength : lineLength)
    },
  })
  // They stand between double quotes only.
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).replaceAll(/[\u007F\uFFFD]/g, escaped)
}

/** Whether a list or map holds nothing but words, and not many. */
function isShort(value: unknown, length: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner: readonly unknown[] = Object.values(value)
  return (
    inner.every((each) => typeof each !== 'object' || each === null || isEmpty(each)) &&
    JSON.stringify(value).length < length
  )
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

function addComment(document: Document, path: readonly string[], text: string): void {
  const last = path.at(-1)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return
  const key = parent.items.map((pair) => pair.key).find((each) => isScalar(each) && each.value === last)
  if (!isScalar(key)) return
  key.commentBefore = text
  key.spaceBefore = path.length === 1
}

function commented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n')
}
