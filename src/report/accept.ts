/** How to accept a finding where it stands: a comment, metadata of its resource, or the configuration. */
import { type Finding, primaryPlace } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import type { SourceFile } from '../core/source.ts'
import { ANY_POLICY, acceptByComment, acceptByConfiguration, acceptByMetadata } from './messages.ts'
import { listFindings } from './order.ts'
import { oneLine } from './words.ts'

/** One line for the first finding that blocks, with its policies where all have the same; none where none blocks. */
export function acceptWords(report: Pick<Report, 'judged'>): string | undefined {
  const blocking = listFindings(report).filter((each) => each.blocking)
  const unplaced = report.judged.flatMap((each) => each.unplaced).filter((each) => each.blocks)
  const [first] = blocking
  if (first === undefined) {
    const [violation] = unplaced
    return violation?.name === undefined ? undefined : acceptByConfiguration([oneLine(violation.name)])
  }
  const suppressions = blocking.map(({ finding }) => policiesOf(finding).join(', '))
  const isOne = unplaced.length === 0 && new Set(suppressions).size === 1
  return syntaxFor(report, first.finding, isOne ? policiesOf(first.finding) : [ANY_POLICY])
}

/** A suppression has to name what the finding stands for, too. */
function policiesOf({ policy, also }: Finding): readonly string[] {
  return [policy.id, ...also].map((id) => oneLine(id))
}

function syntaxFor(
  { judged }: Pick<Report, 'judged'>,
  finding: Finding,
  policies: readonly string[],
): string {
  if (!isJson(primaryPlace(finding).file)) return acceptByComment(policies)
  const framework = judged.find(({ result }) => result.findings.includes(finding))?.result.framework
  if (framework === 'terraform') return acceptByConfiguration(policies)
  return acceptByMetadata(framework === 'arm' ? 'metadata' : 'Metadata', policies)
}

/** JSON has no comments, or not for every program that reads it; CloudFormation's is often in `.template` files. */
function isJson({ path, text }: SourceFile): boolean {
  return path.toLowerCase().endsWith('.json') || /^\s*\{/.test(text)
}
