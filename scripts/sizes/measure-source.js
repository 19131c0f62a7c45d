import ts from 'typescript'

const isConst = (node) => ts.isTypeReferenceNode(node.type) && node.type.getText() === 'const'
const isCast = (node) =>
  (ts.isAsExpression(node) && !isConst(node)) || ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node)

/** Functions with a body of statements; `x => x.name` is an expression. */
const isFunction = (node) => ts.isFunctionLike(node) && node.body !== undefined && ts.isBlock(node.body)

/** A reason is a comment on the line of the cast or the line above. */
function hasReason(lines, line) {
  return [line - 1, line].some((index) => /\/\/|\*\/|^\s*\*/.test(lines[index] ?? ''))
}

/**
 * What one file holds: its lines, the lines of each function, uses of `any`, casts (`as const` is none).
 * @param {string} file name, for the parser
 * @param {string} text TypeScript
 */
export function measureSource(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lines = text.split('\n')
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line
  const found = {
    lines: text.endsWith('\n') ? lines.length - 1 : lines.length,
    functions: [],
    any: 0,
    casts: 0,
    castsWithoutReason: 0,
  }
  const visit = (node) => {
    if (isFunction(node)) found.functions.push(lineOf(node.end) - lineOf(node.getStart()) + 1)
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.any++
    if (isCast(node)) {
      found.casts++
      if (!hasReason(lines, lineOf(node.getStart()))) found.castsWithoutReason++
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
