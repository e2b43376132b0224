/** Whether a credential is written in a value of a template, also in one that is known in part only. */
import type { Claim, Label } from '../../core/claim.ts'
import { vocabularyOf } from '../../core/frameworks.ts'
import { type Location, sourceText } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { explainUnknown, type Unknown, type Value } from '../../core/value.ts'
import { isGiven } from '../define/deploy-time.ts'
import { lookUp, memoize, resourcesOf } from '../define/scope.ts'
import type { Credential, FindCredentials } from './credential.ts'

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
 * @param find what counts as a credential
 */
export function holdsCredential(value: Value | undefined, template: Template, find: FindCredentials): Claim {
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

function writtenIn(value: Value, find: FindCredentials): readonly Label[] {
  if (value.kind === 'either') return []
  if (value.kind !== 'scalar') return labelsAt(value.at, find)
  if (typeof value.value !== 'string' || findInText(value.value, find).length === 0) return []
  const { at, from } = value
  const exact = labelsAt(from?.at ?? at, find)
  // Put together from parts, none of which is a credential: the whole is what can be shown.
  const [whole] = findInText(value.value, find).map((credential) => labelOf(credential, at))
  if (from === undefined) return exact.length > 0 || whole === undefined ? exact : [whole]
  if (exact.length === 0) return whole === undefined ? [] : [{ ...whole, from }]
  return exact.map((label) => ({ ...label, at, from: { ...from, at: label.at } }))
}

function labelOf({ what }: Credential, at: Location): Label {
  return { at, note: `${what} is written here`, secret: true }
}

/** The credentials in a text, or in the text that it is the Base64 of. */
function findInText(text: string, find: FindCredentials): readonly Credential[] {
  const plain = find(text)
  const decoded = plain.length > 0 ? undefined : decode(text)
  return decoded === undefined ? plain : find(decoded)
}

/** Credentials in the words at a place: exactly where they are, or the whole where it is encoded. */
function labelsAt(at: Location, find: FindCredentials): readonly Label[] {
  const words = sourceText(at)
  // Escapes as blanks, so that a key after a line break in a JSON string does not look like a part of a word.
  const plain = find(words.replace(/\\[nrt"]/g, '  '))
  if (plain.length > 0) {
    const { file, range } = at
    return plain.map((credential) => {
      const start = range.start + credential.start
      return labelOf(credential, { file, range: { start, end: range.start + credential.end } })
    })
  }
  const [encoded] = findInText(words.replace(/^"|"$/g, ''), find)
  return encoded === undefined ? [] : [labelOf(encoded, at)]
}

/** The text that Base64 stands for. */
function decode(text: string): string | undefined {
  if (text.length < 24 || text.length > LONGEST_BASE64) return undefined
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined
  return Buffer.from(text, 'base64').toString('utf8')
}

/** User data may have 16 kB. */
const LONGEST_BASE64 = 100_000

/** Functions that take in what stands in other files. */
const READS_FILES = /\b(?:templatefile|file|filebase64)\(/

function ofUnknown(value: Unknown, template: Template, find: FindCredentials): Claim {
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
const isAnyIn = memoize((find: FindCredentials) =>
  memoize((template: Template) => template.files.some(({ text }) => find(text).length > 0)),
)

/** What another stack exports is written in its template, if anywhere. */
export function isImported({ because }: Unknown): boolean {
  return because.kind === 'expression' && because.text === 'Fn::ImportValue'
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
  return { truth: 'unknown', evidence: [{ at, note: explainUnknown(because), secret: 'place' }] }
}
