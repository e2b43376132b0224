/** What a change writes, as CloudFormation has it: references as intrinsic functions in their long form. */
import { JsonOf, ReferenceTo, TextOf, type Writable } from '../../core/fix.ts'
import { type SourceFile, sourceText } from '../../core/source.ts'
import { refuse } from '../write/draft.ts'
import { toPlain } from '../write/pending.ts'
import type { PlainValue } from '../write/plan.ts'

/** A value with its references spelt. @param file the file that it is written in */
export function spellCloudFormation(value: Writable, file: SourceFile): PlainValue {
  return toPlain(
    value,
    (each): PlainValue | undefined => {
      if (each instanceof ReferenceTo) return reference(each, file)
      if (each instanceof TextOf) return text(each, file)
      return each instanceof JsonOf ? JSON.stringify(spellCloudFormation(each.value, file)) : undefined
    },
    (fixed) => fixed,
  )
}

function reference({ resource, attribute }: ReferenceTo, file: SourceFile): PlainValue {
  const id = logicalId(resource, file)
  return isWhole(attribute) ? { Ref: id } : { 'Fn::GetAtt': [id, attributeName(attribute)] }
}

function isWhole(attribute: string | undefined): attribute is 'id' | undefined {
  return attribute === undefined || attribute === 'id'
}

function attributeName(attribute: string): string {
  return attribute.charAt(0).toUpperCase() + attribute.slice(1)
}

function text({ parts }: TextOf, file: SourceFile): PlainValue {
  if (parts.every((part) => typeof part === 'string')) return parts.join('')
  const spelt = parts.map((part) => {
    if (typeof part === 'string') return part.replaceAll('${', () => '${!')
    const id = logicalId(part.resource, file)
    return isWhole(part.attribute) ? `\${${id}}` : `\${${id}.${attributeName(part.attribute)}}`
  })
  return { 'Fn::Sub': spelt.join('') }
}

/** The logical id of a resource, as its file has it. */
export function logicalId({ head, name }: ReferenceTo['resource'], file: SourceFile): string {
  if (head.file !== file) refuse(`${JSON.stringify(name)} is declared in another file`)
  const written = sourceText(head)
  const id = /^(["'])(.*)\1$/s.exec(written)?.[2] ?? written
  if (!/^[A-Za-z0-9]+$/.test(id))
    refuse(`${JSON.stringify(name)} is made by a loop, or has a name that nothing can refer to`)
  return id
}
