/** What tables of attributes say about themselves at run time. */
import { type Vocabulary, vocabularies } from '../../core/frameworks.ts'
import type { AttributeInfo, AttributesInfo } from '../../core/subject-info.ts'
import type { Attribute, AttributeTable } from './attributes.ts'
import { isBySource } from './lazy-object.ts'
import { linkedTypesOf } from './moves.ts'

/** The attributes with their types and descriptions. */
export function describeAttributes(table: AttributeTable): AttributesInfo {
  return Object.fromEntries(
    Object.entries(table).map(([name, attribute]): [string, AttributeInfo] => {
      const { type, describes } = attribute
      const info = { type: typeof type === 'string' ? type : type.name, describes }
      const inner = innerTable(attribute)
      return [name, inner === undefined ? info : { ...info, attributes: describeAttributes(inner) }]
    }),
  )
}

/** The types of resources that the readers of a table read beside those of its subject. */
export function linkedTypesIn(table: AttributeTable): readonly string[] {
  return Object.values(table).flatMap((attribute) => {
    const inner = innerTable(attribute)
    const own = readersOf(attribute).flatMap(linkedTypesOf)
    return inner === undefined ? own : [...own, ...linkedTypesIn(inner)]
  })
}

/**
 * Holds that readers are given for sources that exist: one with another name would read nothing, in silence.
 *
 * @throws Error naming the subject, the attribute and the source
 */
export function checkSources(
  subject: string,
  table: AttributeTable,
  vocabulary: Vocabulary,
  sources: readonly string[],
): void {
  for (const [name, attribute] of Object.entries(table)) {
    const reader = attribute[vocabulary]
    const strange = isBySource(reader) && Object.keys(reader).find((source) => !sources.includes(source))
    if (strange) throw new Error(`${subject} has no source ${strange} for ${name} in ${vocabulary}`)
    checkSources(subject, innerTable(attribute) ?? {}, vocabulary, sources)
  }
}

function innerTable(attribute: Attribute): AttributeTable | undefined {
  return attribute.type === 'object' || attribute.type === 'objects' ? attribute.attributes : undefined
}

function readersOf(attribute: Attribute): readonly unknown[] {
  const ofVocabularies = vocabularies().flatMap((vocabulary) => {
    const reader = attribute[vocabulary]
    return isBySource(reader) ? Object.values(reader) : [reader]
  })
  return [attribute.everywhere, ...ofVocabularies]
}
