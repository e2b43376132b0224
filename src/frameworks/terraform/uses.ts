/** Which folders of modules a template calls, and whether it is judged with what each call gives it. */
import type { Use } from '../../core/template.ts'
import type { Block, Expression } from './hcl/ast.ts'
import { attributesOf } from './placed.ts'
import type { Expansion } from './scope.ts'

/** Arguments of a call that give no variable a value. */
export const CALL_META: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'source',
  'version',
  'providers',
])

/** What the calls of a template come to, while they are found. */
export interface Uses {
  /** Notes the call of a folder. */
  note(path: string, call: Block, expansion: Expansion): void
  /** Notes that a call of a folder could not be followed: the folder has to be judged without it. */
  leaveOut(path: string): void
  list(): readonly Use[]
}

export function collectUses(): Uses {
  const found = new Map<string, Use>()
  const leftOut = new Set<string>()
  return {
    note(path, call, expansion) {
      const earlier = found.get(path)
      const names = attributesOf(call.body).map(({ name }) => name.text)
      const given = names.filter((name) => !CALL_META.has(name))
      const isMade = expansion.instances.size > 0 || isSwitchedOff(call)
      found.set(path, {
        path,
        isMade: isMade || earlier?.isMade === true,
        given: earlier === undefined ? given : earlier.given.filter((name) => given.includes(name)),
      })
    },
    leaveOut: (path) => void leftOut.add(path),
    list: () => [...found.values()].filter(({ path }) => !leftOut.has(path)),
  }
}

/** Whether the call says in so many words that it makes nothing: `count = 0`. */
function isSwitchedOff({ body }: Block): boolean {
  const written = attributesOf(body).find(({ name: { text } }) => text === 'count' || text === 'for_each')
  return written !== undefined && isFixed(written.value)
}

/** Whether no variable, and nothing else, can make another value of an expression. */
function isFixed(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true
    case 'tuple':
      return expression.items.every(isFixed)
    case 'object':
      return expression.items.length === 0
    case 'call':
      return expression.args.every(isFixed)
    default:
      return false
  }
}
