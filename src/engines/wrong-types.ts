/**
 * Values of a type that the property does not take. Where a template writes one, no deployment makes it another: it is a
 * fault of the template, and not a judgment that waits for the deployment.
 */
import type { Finding } from '../core/finding.ts'
import { primaryPlace } from '../core/finding.ts'
import type { Framework } from '../core/frameworks.ts'
import type { Unscannable } from '../core/report.ts'
import { explainUnknown } from '../core/value.ts'

/** Frameworks that convert nothing; the others turn `"true"` and `1` into what a property takes. */
const STRICT: ReadonlySet<Framework> = new Set<Framework>(['arm'])

/** Types of JSON, as readers name them; what is a text and no address may still be one in another spelling. */
const JSON_TYPES: ReadonlySet<string> = new Set([
  'true or false',
  'text',
  'a number',
  'a mapping',
  'an object',
  'a list',
])

/** The findings without those that only a wrong type leaves undecided, and these as faults, one for each place. */
export function separateWrongTypes(
  framework: Framework,
  findings: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly faults: readonly Unscannable[] } {
  if (!STRICT.has(framework)) return { findings, faults: [] }
  const faults = new Map<string, Unscannable>()
  const rest = findings.filter((finding) => {
    if (!isOfWrongType(finding)) return true
    const at = primaryPlace(finding)
    const { path } = at.file
    const [{ because }] = finding.labels
    if (because !== undefined) {
      faults.set(`${path}\0${at.range.start}`, { path, reason: explainUnknown(because), at })
    }
    return false
  })
  return { findings: rest, faults: [...faults.values()] }
}

function isOfWrongType({ verdict, labels }: Finding): boolean {
  return (
    verdict === 'undecided' &&
    labels.every(({ because }) => because?.kind === 'type' && JSON_TYPES.has(because.expected))
  )
}
