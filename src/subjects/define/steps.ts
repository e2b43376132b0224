/** How the names of properties are written where nothing is written yet: which hold lists, and which hold maps. */
import type { Step } from '../../core/fix.ts'
import type { Vocabulary } from '../../core/frameworks.ts'

/** Readers look through lists of one; who writes the first item must know that it is one. */
const LISTS: { readonly [V in Vocabulary]: ReadonlySet<string> } = {
  cloudformation: new Set(['ServerSideEncryptionConfiguration', 'EncryptionConfig', 'Rules']),
  terraform: new Set(),
  arm: new Set(),
}

/** Attributes of Terraform that hold a map, where others of that form are blocks. */
const MAPS: ReadonlySet<string> = new Set(['metadata', 'labels', 'tags'])

/** The steps that a name stands for. */
export function stepsOf(name: string, vocabulary: Vocabulary): readonly Step[] {
  if (LISTS[vocabulary].has(name)) return [name, 0]
  return vocabulary === 'terraform' && MAPS.has(name) ? [{ map: name }] : [name]
}
