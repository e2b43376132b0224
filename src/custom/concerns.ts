/** Which templates a policy is made ready for. Loaded where nothing else of own policies need be. */
import { frameworkInfo, type Vocabulary, vocabularyOf } from '../core/frameworks.ts'
import type { Template } from '../core/template.ts'

/** The types of the resources that a policy judges: by vocabulary, or those of a subject, of all vocabularies. */
export type About = readonly string[] | { readonly [V in Vocabulary]?: readonly string[] }

/** Whether a template has resources of a type that a policy judges: all others it need not be made ready for. */
export function concerning(template: Template): (about: About) => boolean {
  const { ignoresTypeCase } = frameworkInfo(template.framework)
  const fold = (type: string) => (ignoresTypeCase ? type.toLowerCase() : type)
  const declared = new Set(template.resources.map(({ type }) => fold(type)))
  const vocabulary = vocabularyOf(template)
  return (about) => {
    const types = isList(about) ? about : (about[vocabulary] ?? [])
    return types.some((type) => type.includes('*') || declared.has(fold(type)))
  }
}

function isList(about: About): about is readonly string[] {
  return Array.isArray(about)
}
