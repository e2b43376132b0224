/** What a change writes, as ARM has it: references as expressions in texts. */
import { JsonOf, ReferenceTo, TextOf, type Writable } from '../../core/fix.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Node } from '../node.ts'
import { refuse } from '../write/draft.ts'
import { toPlain } from '../write/pending.ts'
import type { PlainValue } from '../write/plan.ts'
import { findTarget } from '../write/target.ts'
import { isExpression } from './expression/parse-expression.ts'
import { memberOf } from './members.ts'

/** The tree of the file that is written in. */
export interface ArmText {
  readonly file: SourceFile
  readonly root: Node
}

/** A value with its references spelt. */
export function spellARM(value: Writable, into: ArmText): PlainValue {
  return toPlain(
    value,
    (each): PlainValue | undefined => {
      if (each instanceof ReferenceTo) return `[${referenceTo(each, into)}]`
      if (each instanceof TextOf) return textOf(each, into)
      return each instanceof JsonOf ? asText(JSON.stringify(spellARM(each.value, into))) : undefined
    },
    asText,
  )
}

/** A text that means itself, whatever it begins with. */
function asText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text
}

function textOf({ parts }: TextOf, into: ArmText): PlainValue {
  if (parts.every((part) => typeof part === 'string')) return asText(parts.join(''))
  const args = parts.map((part) => (typeof part === 'string' ? literal(part) : referenceTo(part, into)))
  return `[concat(${args.join(', ')})]`
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function referenceTo({ resource, attribute }: ReferenceTo, into: ArmText): string {
  const id = idOf(resource, into)
  return attribute === undefined || attribute === 'id' ? id : `reference(${id}).${attribute}`
}

/** The call of `resourceId` that gives the id of a resource that stands at the top of the file. */
export function idOf(resource: ReferenceTo['resource'], { file, root }: ArmText): string {
  if (resource.at.file !== file) refuse(`${JSON.stringify(resource.name)} is declared in another file`)
  const { node } = findTarget(root, resource.at.range, true)
  return `resourceId(${[literal(resource.type), ...nameSegments(node)].join(', ')})`
}

/** The segments of a resource's name, as arguments of a function. */
export function nameSegments(node: Node): readonly string[] {
  const name = memberOf(node, 'name')
  const type = memberOf(node, 'type')
  if (name?.kind !== 'scalar' || type?.kind !== 'scalar')
    return refuse('a resource without a fixed type and name')
  const segments = type.text.split('/').length - 1
  const { text } = name
  if (!isExpression(text)) return text.replace(/^\[\[/, '[').split('/').map(literal)
  if (segments > 1) return refuse(`the parts of the name ${JSON.stringify(text)} are not written one by one`)
  return [text.slice(1, -1)]
}
