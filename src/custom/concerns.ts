/** Which templates a policy is made ready for. Loaded where nothing else of own policies need be. */
import { frameworkInfo, type Vocabulary, vocabularyOf } from '../core/frameworks.ts'
import type { Template } from '../core/template.ts'
import { SUBJECT_SOURCES } from '../policies/services/subjects.ts'

/** What a policy judges: a subject by its name, or resources by their types. */
export type About =
  | { readonly subject: string }
  | { readonly types: { readonly [V in Vocabulary]?: readonly string[] } }

/** The resource types of a subject, without loading it; undefined where there is none of this name. */
export function subjectTypes(name: string): readonly string[] | undefined {
  return SUBJECT_SOURCES.find((each) => each.name === name)?.types
}

/** Whether a template has resources of a type that a policy judges: all others it need not be made ready for. */
export function concerning(template: Template): (about: About) => boolean {
  const { ignoresTypeCase } = frameworkInfo(template.framework)
  const fold = (type: string) => (ignoresTypeCase ? type.toLowerCase() : type)
  const declared = new Set(template.resources.map(({ type }) => fold(type)))
  const vocabulary = vocabularyOf(template)
  return (about) => {
    const types = 'subject' in about ? subjectTypes(about.subject) : about.types[vocabulary]
    return (types ?? []).some((type) => type.includes('*') || declared.has(fold(type)))
  }
}
