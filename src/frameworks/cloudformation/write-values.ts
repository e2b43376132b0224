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

/** A value in the JSON of a text: references stand in texts that Fn::Sub puts together, and in no others. */
export function spellInText(value: Writable, file: SourceFile, isSub: boolean): PlainValue {
  const fixed = (part: string) => (isSub ? escapeVariables(part) : part)
  const spell = ({ resource, attribute }: ReferenceTo) =>
    isSub
      ? variable(resource, attribute, file)
      : refuse('the text cannot refer to a resource without Fn::Sub')
  return toPlain(
    value,
    (each): PlainValue | undefined => {
      if (each instanceof ReferenceTo) return spell(each)
      if (each instanceof TextOf)
        return each.parts.map((part) => (typeof part === 'string' ? fixed(part) : spell(part))).join('')
      return each instanceof JsonOf ? JSON.stringify(spellInText(each.value, file, isSub)) : undefined
    },
    fixed,
  )
}

function escapeVariables(text: string): string {
  return text.replaceAll('${', () => '${!')
}

/** A reference in a text that Fn::Sub puts together. */
function variable(
  resource: ReferenceTo['resource'],
  attribute: string | undefined,
  file: SourceFile,
): string {
  const id = logicalId(resource, file)
  return isWhole(attribute) ? `\${${id}}` : `\${${id}.${attributeName(attribute)}}`
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
  const spelt = parts.map((part) =>
    typeof part === 'string' ? escapeVariables(part) : variable(part.resource, part.attribute, file),
  )
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
