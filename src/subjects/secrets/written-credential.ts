/** Whether a credential is written in a value of a template, also in one that is known in part only. */
import type { Claim, Label } from '../../core/claim.ts'
import { vocabularyOf } from '../../core/frameworks.ts'
import { type Location, sourceText } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { explainUnknown, type Unknown, type Value } from '../../core/value.ts'
import { sureSecretsIn } from '../../secrets/find.ts'
import type { Secret } from '../../secrets/secret.ts'
import { isGiven } from '../define/deploy-time.ts'
import { lookUp, memoize, resourcesOf } from '../define/scope.ts'

/** What counts as a credential, and where it stands in a text. */
export type FindSecrets = (text: string) => readonly Secret[]

const NONE: Claim = { truth: 'false', evidence: [] }

/** What the policies about secrets accept, for their pages. */
export const NOT_WRITTEN: readonly string[] = [
  'A value that the deployment supplies, such as a parameter without a default or a reference to a secret.',
]

/**
 * Whether a credential is written in the value. Who can read the template has it, whatever becomes of the value:
 * a branch of a condition is written, and so is what a text has beside its unknown parts. What the deployment
 * gives is not written here, and is what should be done.
 *
 * @param find what counts as a credential; by default every secret of the table
 */
export function holdsCredential(
  value: Value | undefined,
  template: Template,
  find: FindSecrets = sureSecretsIn,
): Claim {
  if (value === undefined) return NONE
  const found = writtenIn(value, find)
  if (found.length > 0) return { truth: 'true', evidence: found }
  switch (value.kind) {
    case 'scalar':
    case 'json':
      return NONE
    case 'either': {
      const claims = value.branches.map((branch) => holdsCredential(branch, template, find))
      return (
        claims.find(({ truth }) => truth === 'true') ??
        claims.find(({ truth }) => truth === 'unknown') ??
        NONE
      )
    }
    case 'unknown':
      return ofUnknown(value, template, find)
    default:
      return undecided({ kind: 'unknown', because: { kind: 'type', expected: 'text' }, at: value.at })
  }
}

function writtenIn(value: Value, find: FindSecrets): readonly Label[] {
  if (value.kind === 'either') return []
  if (value.kind !== 'scalar') return labelsAt(value.at, find)
  const found = typeof value.value === 'string' ? find(value.value) : []
  if (found.length === 0) return []
  const { at, from } = value
  const exact = labelsAt(from?.at ?? at, find)
  // Put together from parts, none of which is a credential: the whole is what can be shown.
  const [whole] = found.map((credential) => labelOf(credential, at))
  if (from === undefined) return exact.length > 0 || whole === undefined ? exact : [whole]
  if (exact.length === 0) return whole === undefined ? [] : [{ ...whole, from }]
  return exact.map((label) => ({ ...label, at, from: { ...from, at: label.at } }))
}

function labelOf({ what }: Secret, at: Location): Label {
  return { at, note: `${what} is written here`, secret: true }
}

/** Credentials in the words at a place: exactly where they are, or the whole where it is encoded. */
function labelsAt({ file, range }: Location, find: FindSecrets): readonly Label[] {
  return find(sourceText({ file, range })).map((secret) => {
    const start = range.start + secret.start
    return labelOf(secret, { file, range: { start, end: range.start + secret.end } })
  })
}

/** Functions that take in what stands in other files. */
const READS_FILES = /\b(?:templatefile|file|filebase64)\(/

function ofUnknown(value: Unknown, template: Template, find: FindSecrets): Claim {
  const { because, at } = value
  const rendered = renderedTemplate(value, template)
  if (rendered !== undefined) return holdsCredential(rendered, template, find)
  if (isImported(value) || isGiven(because, ['variable', 'reference'])) return NONE
  // What is made with a variable takes its literal part from the template, wherever it is written.
  const isMade = because.kind === 'variable' || because.kind === 'reference'
  const open = isMade && !isAnyIn(find)(template) ? NONE : undecided(value)
  // JSON puts everything in quotes.
  if (vocabularyOf(template) === 'arm') return open
  const words = sourceText(at)
  if (READS_FILES.test(words)) return undecided(value)
  // The literal part of the text is here to be seen, and there is nothing in it.
  return /["']|<<|\bSub\b|\bJoin\b/.test(words) ? NONE : open
}

/** Whether any file of the template holds a credential. */
const isAnyIn = memoize((find: FindSecrets) =>
  memoize((template: Template) => template.files.some(({ text }) => find(text).length > 0)),
)

/** What another stack exports is written in its template, if anywhere. */
export function isImported({ because }: Unknown): boolean {
  return because.kind === 'elsewhere' && because.isExport === true
}

/** Terraform's data source that renders a template. */
export const RENDERED = ['data.template_file']

/** The template that a `template_file` data source of Terraform renders, where the value is its result. */
export function renderedTemplate({ because }: Unknown, template: Template): Value | undefined {
  if (because.kind !== 'reference' || because.resource === undefined) return undefined
  const data = resourcesOf(template, RENDERED).find(({ name }) => name === because.resource)
  return data && lookUp(data.properties, 'template')
}

function undecided({ because, at }: Unknown): Claim {
  return { truth: 'unknown', evidence: [{ at, note: explainUnknown(because), because, secret: 'place' }] }
}
