/** Subjects that the declarative form does not fit: five at most, each with a sentence that says why. */
import type { Subject, SubjectDefinition } from '../../core/policy.ts'
import type { TypesByVocabulary } from '../../core/subject-info.ts'
import type { Template } from '../../core/template.ts'
import type { AttributeTable, ValuesOf } from './attributes.ts'
import { describeAttributes } from './describe.ts'
import { memoize } from './scope.ts'

interface HandTable<A extends AttributeTable> {
  readonly name: string
  readonly describes: string
  readonly types: TypesByVocabulary
  readonly linkedTypes?: readonly string[]
  /** Types and descriptions, without readers. */
  readonly attributes: A
}

/** Defines a kind of subject by a function that finds and reads all of a template's; it runs once a template. */
export function defineByHand<const A extends AttributeTable>(
  { attributes, linkedTypes = [], ...info }: HandTable<A>,
  adapt: (template: Template) => readonly Subject<ValuesOf<A>>[],
): SubjectDefinition<ValuesOf<A>> {
  return {
    info: {
      ...info,
      linkedTypes,
      get attributes() {
        return describeAttributes(attributes)
      },
    },
    writer: async () => (await import('./changes.ts')).WRITER,
    adapt: memoize(adapt),
  }
}
