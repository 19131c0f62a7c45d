/** Rules of this house that no package brings: an ESLint plugin of five small rules. */

const forbiddenNames = /(^|[-.])(utils?|helpers?|managers?|common|misc)([-.]|$)/i

/** A file is named after the verb or noun it holds. */
const fileName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { vague: '"{{name}}" says nothing: name the file after what it holds.' },
  },
  create(context) {
    const parts = context.filename.split('/')
    const name = parts.slice(Math.max(0, parts.lastIndexOf('src'))).find((part) => forbiddenNames.test(part))
    return {
      Program(node) {
        if (name !== undefined) context.report({ node, messageId: 'vague', data: { name } })
      },
    }
  },
}

const isZero = (node) => node.type === 'Literal' && ['0', 0].includes(node.value)

const money = /price|amount|cost|rate|factor|micros|money|fee|wage|bill|total|discount/i

/** A missing price is not zero: missing is a value with a reason. Counts and sizes may be. */
const noZeroForMissing = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { zero: 'A missing price is not zero: handle the missing case and say why.' },
  },
  create(context) {
    return {
      LogicalExpression(node) {
        const fallsBack = node.operator === '??' || node.operator === '||'
        const left = context.sourceCode.getText(node.left)
        if (fallsBack && isZero(node.right) && money.test(left)) context.report({ node, messageId: 'zero' })
      },
    }
  },
}

/** Catch only to translate, and keep the cause. */
const catchKeepsCause = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      bare: 'A catch names what it caught: look at it, or keep it as the cause.',
      unused: 'The caught "{{name}}" is lost: look at it, or keep it as the cause.',
    },
  },
  create(context) {
    return {
      CatchClause(node) {
        if (node.param === null) return context.report({ node, messageId: 'bare' })
        const [caught] = context.sourceCode.getDeclaredVariables(node)
        if (caught !== undefined && caught.references.length === 0)
          context.report({ node, messageId: 'unused', data: { name: caught.name } })
      },
    }
  },
}

/** A cast tells the compiler to look away, so it tells the reader why. */
const castHasReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { why: 'Say in a comment on this line or the one above why the cast holds.' },
  },
  create(context) {
    const lines = new Set()
    for (const comment of context.sourceCode.getAllComments())
      for (let line = comment.loc.start.line; line <= comment.loc.end.line; line++) lines.add(line)
    const explained = (node) =>
      [node.loc.start.line - 1, node.loc.start.line, node.loc.end.line].some((line) => lines.has(line))
    return {
      TSAsExpression(node) {
        const isConst = node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const'
        if (!isConst && !explained(node)) context.report({ node, messageId: 'why' })
      },
    }
  },
}

const asksProvider = (node) =>
  (node.type === 'Identifier' && /provider(Id)?$/i.test(node.name)) ||
  (node.type === 'MemberExpression' && !node.computed && /^provider(Id)?$/i.test(node.property.name))
const isText = (node) => node.type === 'Literal' && typeof node.value === 'string'

/** Peculiarities of a provider are data or live in its adapter. `current` is no provider's name. */
const noProviderByName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { hack: 'No code for one provider: put what is peculiar into its data.' },
  },
  create(context) {
    const check = (node, one, other) => {
      if (asksProvider(one) && isText(other) && other.value !== 'current') context.report({ node, messageId: 'hack' })
    }
    return {
      BinaryExpression(node) {
        if (!['===', '!==', '==', '!='].includes(node.operator)) return
        check(node, node.left, node.right)
        check(node, node.right, node.left)
      },
      SwitchStatement(node) {
        if (asksProvider(node.discriminant)) context.report({ node, messageId: 'hack' })
      },
    }
  },
}

export const houseRules = {
  meta: { name: 'house' },
  rules: {
    'file-name': fileName,
    'no-zero-for-missing': noZeroForMissing,
    'catch-keeps-cause': catchKeepsCause,
    'cast-has-reason': castHasReason,
    'no-provider-by-name': noProviderByName,
  },
}
