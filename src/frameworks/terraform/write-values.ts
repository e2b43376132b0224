/** What a change writes, as Terraform has it: references as addresses, in expressions and in the texts of JSON. */
import { JsonOf, ReferenceTo, TextOf, type Writable } from '../../core/fix.ts'
import { sameLocation } from '../../core/source.ts'
import type { Resource } from '../../core/template.ts'
import { refuse } from '../write/draft.ts'
import { toPlain } from '../write/pending.ts'
import type { PlainValue } from '../write/plan.ts'

/** The owner of a new block, where it is repeated: what its address ends with in a block that is repeated as it is. */
export interface Repeated {
  readonly owner: Resource
  readonly key: '[count.index]' | '[each.key]' | ''
}

/** The expression that a reference is. */
export function addressOf({ resource, attribute = 'id' }: ReferenceTo, repeated?: Repeated): string {
  const { name, within, block } = resource
  const prefix = within === undefined ? '' : `${within.name}.`
  const local = (address: string) => (address.startsWith(prefix) ? address.slice(prefix.length) : address)
  if (repeated !== undefined && sameLocation(repeated.owner.head, resource.head)) {
    return `${local(block ?? name)}${repeated.key}.${attribute}`
  }
  const isRepeated = resource.meta.entries.has('count') || resource.meta.entries.has('for_each')
  if (block === undefined && isRepeated) refuse(`it is not known which instances ${JSON.stringify(name)} has`)
  return `${local(name)}.${attribute}`
}

/** Fixed text between quotes, of a template in HCL. */
export function quoteText(text: string): string {
  return escapeMarks(escapeCharacters(text))
}

/** What stands between quotes in HCL, with the marks of templates as they are. */
export function escapeCharacters(text: string): string {
  return text.replace(/["\\]|\p{Cc}|[\u2028\u2029]/gu, escapeCharacter)
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escapeCharacter(character: string): string {
  return ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A value in the JSON of a text in HCL, where quotes would end the text. */
export function spellInText(value: Writable): PlainValue {
  const spelt = spellTerraformJson(value)
  if (/\$\{[^}]*\\"/.test(JSON.stringify(spelt))) refuse('the text cannot refer to one of several instances')
  return spelt
}

/** A value for `.tf.json`, whose texts are templates. */
export function spellTerraformJson(value: Writable, repeated?: Repeated): PlainValue {
  return toPlain(
    value,
    (each): PlainValue | undefined => {
      if (each instanceof ReferenceTo) return interpolate(each, repeated)
      if (each instanceof TextOf) {
        return each.parts
          .map((part) => (typeof part === 'string' ? escapeMarks(part) : interpolate(part, repeated)))
          .join('')
      }
      return each instanceof JsonOf ? JSON.stringify(spellTerraformJson(each.value, repeated)) : undefined
    },
    escapeMarks,
  )
}

function interpolate(to: ReferenceTo, repeated: Repeated | undefined): string {
  return `\${${addressOf(to, repeated)}}`
}

function escapeMarks(text: string): string {
  return text.replaceAll('${', () => '$${').replaceAll('%{', '%%{')
}
