/** The same template in layouts that nobody would write on purpose, and some that everyone writes. */

/** A template's properties; names that begin with `B` are nested blocks in HCL, others that hold entries are maps. */
export type Model = string | number | boolean | readonly Model[] | { readonly [key: string]: Model }

/** Chooses as a number between 0 and 1 says. */
export type Dice = () => number

/** Numbers that a seed gives. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(dice: Dice, choices: readonly T[]): T {
  const choice = choices[Math.floor(dice() * choices.length)]
  if (choice === undefined) throw new Error('nothing to choose')
  return choice
}

function isList(model: Model): model is readonly Model[] {
  return Array.isArray(model)
}

/** How deep a template is indented, and what its lines end with. */
interface Look {
  readonly dice: Dice
  readonly unit: string
  readonly comment: (text: string) => string
  readonly isMinified: boolean
}

function maybeComment({ dice, comment }: Look, odds: number): string {
  return dice() < odds ? comment(`c${Math.floor(dice() * 1000)}, "x": {y} = [z]`) : ''
}

/** JSON in a random layout, of a CloudFormation template. */
export function asJson(model: Model, seed: number): string {
  const dice = diceOf(seed)
  const isMinified = dice() < 0.2
  const unit = pick(dice, ['  ', '    ', '\t', ' '])
  const comment = (text: string) => (dice() < 0.5 ? ` // ${text}\n` : ` /* ${text} */ `)
  const look: Look = { dice, unit, comment: isMinified || dice() < 0.4 ? () => '' : comment, isMinified }
  return ended(json(model, '', look), dice)
}

function json(model: Model, indent: string, look: Look): string {
  const { dice, unit, isMinified } = look
  if (typeof model !== 'object') return JSON.stringify(model)
  const isObject = !isList(model)
  const inner = indent + unit
  const colon = isMinified ? ':' : pick(dice, [': ', ' : ', ':'])
  const members = isList(model)
    ? model.map((item) => json(item, inner, look))
    : Object.entries(model).map(([key, value]) => JSON.stringify(key) + colon + json(value, inner, look))
  const [open, close] = isObject ? '{}' : '[]'
  if (members.length === 0) return open + (isMinified ? '' : pick(dice, ['', ' ', `\n${indent}`])) + close
  if (isMinified) return open + members.join(',') + close
  const isSpread = dice() < 0.6
  if (!isSpread) return `${open}${pick(dice, ['', ' '])}${members.join(', ')}${close}`
  const isLeading = dice() < 0.15
  const lines = members.map((member, place) => {
    const comma = place === members.length - 1 ? '' : ','
    const above = maybeComment(look, 0.1).trim()
    const written = isLeading && place > 0 ? `, ${member}` : member + (isLeading ? '' : comma)
    const after = maybeComment(look, 0.1).trimEnd()
    const blank = dice() < 0.05 ? '\n' : ''
    return `${blank}${above === '' ? '' : `${inner}${above}\n`}${inner}${written}${after}\n`
  })
  return `${open}\n${lines.join('')}${indent}${close}`
}

/** Line ends and the end of a text. */
function ended(text: string, dice: Dice): string {
  const whole = dice() < 0.5 ? `${text.trimEnd()}\n` : text.trimEnd()
  return dice() < 0.25 ? whole.replaceAll('\n', '\r\n') : whole
}

/** YAML in a random layout. */
export function asYaml(model: Model, seed: number): string {
  const dice = diceOf(seed)
  const unit = pick(dice, ['  ', '    ', ' ', '   '])
  const hasComments = dice() < 0.6
  const look: Look = { dice, unit, comment: (text) => (hasComments ? `# ${text}` : ''), isMinified: false }
  const lists = pick(dice, ['', unit])
  return ended(yamlLines(model, '', lists, look), dice)
}

function yamlLines(model: Model, indent: string, lists: string, look: Look): string {
  if (typeof model !== 'object') return `${indent}${yamlScalar(model, false, look)}\n`
  const { dice } = look
  const parts = isList(model)
    ? model.map((item) => yamlItem(item, indent, lists, look))
    : Object.entries(model).map(
        ([key, value]) => `${indent}${yamlKey(key, look)}:${yamlValue(value, indent, lists, look)}`,
      )
  return parts
    .map((part) => {
      const above = maybeComment(look, 0.1)
      return `${dice() < 0.05 ? '\n' : ''}${above === '' ? '' : `${indent}${above}\n`}${part}`
    })
    .join('')
}

function yamlKey(key: string, { dice }: Look): string {
  return dice() < 0.85 ? key : pick(dice, [`"${key}"`, `'${key}'`])
}

/** What follows a colon, with the line end. */
function yamlValue(model: Model, indent: string, lists: string, look: Look): string {
  const { dice, unit } = look
  const trailing = maybeComment(look, 0.1)
  const end = `${trailing === '' ? '' : ` ${trailing}`}\n`
  const isEmpty = typeof model === 'object' && Object.keys(model).length === 0
  if (typeof model !== 'object' || isEmpty || dice() < 0.2) {
    if (typeof model === 'string' && dice() < 0.1 && /^[a-z ]+$/.test(model) && model.trim() === model) {
      return ` ${pick(dice, ['|-', '>-'])}${end}${indent}${unit}${model}\n`
    }
    const below = typeof model !== 'object' && dice() < 0.05
    return `${below ? `\n${indent}${unit}` : ' '}${yamlFlow(model, look)}${end}`
  }
  return end + yamlLines(model, isList(model) ? indent + lists : indent + unit, lists, look)
}

function yamlItem(model: Model, indent: string, lists: string, look: Look): string {
  const { dice } = look
  const gap = pick(dice, [' ', ' ', ' ', '   '])
  const isBlock = typeof model === 'object' && Object.keys(model).length > 0 && dice() < 0.8
  if (!isBlock) return `${indent}-${gap}${yamlFlow(model, look)}\n`
  const inner = `${indent} ${gap}`
  const quiet: Look = { ...look, comment: () => '' }
  const lines = yamlLines(model, inner, lists === '' && isList(model) ? '  ' : lists, quiet).replace(
    /^\n/,
    '',
  )
  return `${indent}-${gap}${lines.slice(inner.length)}`
}

function yamlFlow(model: Model, look: Look): string {
  const { dice } = look
  if (typeof model !== 'object') return yamlScalar(model, true, look)
  const padding = pick(dice, ['', ' '])
  if (isList(model)) return `[${model.map((item) => yamlFlow(item, look)).join(', ')}]`
  const members = Object.entries(model).map(
    ([key, value]) => `${yamlKey(key, look)}: ${yamlFlow(value, look)}`,
  )
  return members.length === 0 ? '{}' : `{${padding}${members.join(', ')}${padding}}`
}

function yamlScalar(value: string | number | boolean, isInFlow: boolean, { dice }: Look): string {
  if (typeof value !== 'string') return String(value)
  const isPlain = /^[a-z]+$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(value)
  const style = dice()
  if (isPlain && style < 0.6 && !(isInFlow && style < 0.1)) return value
  return style < 0.8 && !/[\p{Cc}]/u.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

/** HCL in a random layout: the body of a block. */
export function asHcl(model: { readonly [key: string]: Model }, seed: number): string {
  const dice = diceOf(seed)
  const unit = pick(dice, ['  ', '    ', '\t', ''])
  const comment = (text: string) => pick(dice, [`# ${text}`, `// ${text}`, `/* ${text} */`])
  const look: Look = { dice, unit, comment: dice() < 0.5 ? comment : () => '', isMinified: false }
  return ended(`resource "t" "r" ${hclBlock(model, '', look)}\n`, dice)
}

function hclBlock(model: { readonly [key: string]: Model }, indent: string, look: Look): string {
  const { dice, unit } = look
  const entries = Object.entries(model)
  const [only, second] = entries
  if (only === undefined) return pick(dice, ['{}', `{\n${indent}}`])
  const isShort = second === undefined && !isBlock(only[0], only[1]) && dice() < 0.4
  if (isShort) return `{ ${only[0]} = ${hclValue(only[1], indent, { ...look, comment: () => '' }, true)} }`
  const inner = indent + unit
  const width = dice() < 0.5 ? Math.max(...entries.map(([key]) => key.length)) : 0
  const lines = entries.map(([key, value]) => {
    const above = maybeComment(look, 0.15)
    const after = maybeComment(look, 0.1)
    const written = isBlock(key, value)
      ? `${key} ${hclBlock(value, inner, look)}`
      : `${key.padEnd(width)} = ${hclValue(value, inner, look, false)}`
    const blank = dice() < 0.15 ? '\n' : ''
    return `${blank}${above === '' ? '' : `${inner}${above}\n`}${inner}${written}${after === '' ? '' : ` ${after}`}\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

function isBlock(key: string, value: Model): value is { readonly [key: string]: Model } {
  return key.startsWith('B') && typeof value === 'object' && !isList(value)
}

function hclValue(model: Model, indent: string, look: Look, isShort: boolean): string {
  const { dice, unit } = look
  if (typeof model === 'string')
    return JSON.stringify(model)
      .replaceAll('${', () => '$${')
      .replaceAll('%{', '%%{')
  if (typeof model !== 'object') return String(model)
  const inner = indent + unit
  const isSpread = !isShort && dice() < 0.5
  const members = isList(model)
    ? model.map((item) => hclValue(item, inner, look, isShort))
    : Object.entries(model).map(
        ([key, value]) =>
          `${pick(dice, [key, `"${key}"`])}${pick(dice, [' = ', '=', ' : '])}${hclValue(value, inner, look, isShort)}`,
      )
  const [open, close] = isList(model) ? '[]' : '{}'
  if (!isSpread || members.length === 0)
    return `${open}${pick(dice, ['', ' '])}${members.join(', ')}${pick(dice, ['', ' '])}${close}`
  const comma = isList(model) || dice() < 0.3 ? ',' : ''
  const lines = members.map((member, place) => {
    const after = maybeComment(look, 0.1)
    const isLast = place === members.length - 1
    return `${inner}${member}${isLast && dice() < 0.5 ? '' : comma}${after === '' ? '' : ` ${after}`}\n`
  })
  return `${open}\n${lines.join('')}${indent}${close}`
}
