/** How to accept a finding where it stands: a comment, metadata of its resource, or the configuration. */
import { type Finding, primaryPlace } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import type { SourceFile } from '../core/source.ts'
import {
  ANY_POLICY,
  acceptByComment,
  acceptByConfiguration,
  acceptByException,
  acceptByMetadata,
} from './messages.ts'
import { listFindings } from './order.ts'
import { oneLine } from './words.ts'

/**
 * A line for each syntax in which a finding that blocks is accepted, each with the policies where all of it have the
 * same; none where nothing blocks.
 */
export function acceptLines(report: Pick<Report, 'judged'>): readonly string[] {
  const groups = new Map<string, Accepted>()
  const add = (write: Write, policies: readonly string[]) => {
    const key = write([])
    const others = groups.get(key)?.policies
    const isSame = others === undefined || others.join() === policies.join()
    groups.set(key, { write, policies: isSame ? policies : [ANY_POLICY] })
  }
  for (const { finding, blocking } of listFindings(report)) {
    if (!blocking) continue
    const { onlyExceptions: file } = finding
    add(file === undefined ? syntaxFor(report, finding) : inExceptions(file), policiesOf(finding))
  }
  for (const { name, blocks, onlyExceptions: file } of report.judged.flatMap(({ unplaced }) => unplaced)) {
    if (!blocks || name === undefined) continue
    add(file === undefined ? acceptByConfiguration : inExceptions(file), [oneLine(name)])
  }
  return [...groups.values()].map(({ write, policies }) => write(policies))
}

/** Words for policies. */
type Write = (policies: readonly string[]) => string

interface Accepted {
  readonly write: Write
  readonly policies: readonly string[]
}

/** A suppression has to name what the finding stands for, too. */
function policiesOf({ policy, also }: Finding): readonly string[] {
  return [policy.id, ...also].map((id) => oneLine(id))
}

function syntaxFor({ judged }: Pick<Report, 'judged'>, finding: Finding): Write {
  if (!isJson(primaryPlace(finding).file)) return acceptByComment
  const framework = judged.find(({ result }) => result.findings.includes(finding))?.result.framework
  if (framework === 'terraform') return acceptByConfiguration
  return framework === 'arm' ? acceptInARM : acceptInCloudFormation
}

function inExceptions(file: string): Write {
  return (policies) => acceptByException(policies, oneLine(file))
}

function acceptInARM(policies: readonly string[]): string {
  return acceptByMetadata('metadata', policies)
}

function acceptInCloudFormation(policies: readonly string[]): string {
  return acceptByMetadata('Metadata', policies)
}

/** JSON has no comments, or not for every program that reads it; CloudFormation's is often in `.template` files. */
function isJson({ path, text }: SourceFile): boolean {
  return path.toLowerCase().endsWith('.json') || /^\s*\{/.test(text)
}
