/** The examples of a policy: they stand on its page in the package's documentation, and nowhere else in it. */
import { GateError } from '../core/errors.ts'
import { type Framework, frameworkInfo } from '../core/frameworks.ts'
import { frameworksOf, type PolicyInfo } from '../core/policy-info.ts'
import { readPackageFile } from '../package-files.ts'

/** Two complete templates that differ in the fault only; each ends with a line break. */
export interface PolicyExample {
  readonly framework: Framework
  readonly violating: string
  readonly passing: string
}

/**
 * Reads the examples of a policy from `docs/policies/<id>.md`: below a framework's name the violating one, then the
 * passing one.
 * @throws GateError `io` when the page is missing, or a framework of the policy has no two examples on it
 */
export function readExamples(
  policy: Pick<PolicyInfo, 'id' | 'platform' | 'notIn'>,
): readonly PolicyExample[] {
  const page = readPage(policy.id)
  return frameworksOf(policy).map((framework) => {
    const [violating, passing] = fencedBlocks(sectionOf(page, frameworkInfo(framework).shortName))
    if (violating === undefined || passing === undefined) throw damaged(policy.id)
    return { framework, violating, passing }
  })
}

function readPage(id: string): string {
  try {
    return readPackageFile(`docs/policies/${id}.md`).replaceAll('\r\n', '\n')
  } catch (cause) {
    throw damaged(id, cause)
  }
}

function damaged(id: string, cause?: unknown): GateError {
  return new GateError('io', `docs/policies/${id}.md of this package is missing or damaged`, {
    hint: 'install mvc-gate again',
    cause,
  })
}

/** What stands between a heading of the second level and the next one. */
function sectionOf(page: string, heading: string): string {
  const start = page.indexOf(`\n## ${heading}\n`)
  if (start === -1) return ''
  const end = page.indexOf('\n## ', start + 1)
  return page.slice(start, end === -1 ? undefined : end)
}

/** The texts between fences, in order. */
function fencedBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block ?? [])
}
