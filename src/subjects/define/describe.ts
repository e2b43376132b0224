/** What tables of attributes say about themselves at run time. */
import type { AttributeInfo, AttributesInfo } from '../../core/subject-info.ts'
import { type Attribute, type AttributeTable, VOCABULARIES } from './attributes.ts'
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

function innerTable(attribute: Attribute): AttributeTable | undefined {
  return attribute.type === 'object' || attribute.type === 'objects' ? attribute.attributes : undefined
}

function readersOf(attribute: Attribute): readonly unknown[] {
  const ofVocabularies = VOCABULARIES.flatMap((vocabulary) => {
    const reader = attribute[vocabulary]
    return isBySource(reader) ? Object.values(reader) : [reader]
  })
  return [attribute.everywhere, ...ofVocabularies]
}
