/** Violations that do not block: a line for each, one for all at the same place, and how many more there are. */
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import type { Acted } from './follow-up.ts'
import { HEADING, moreNotBlocking, policiesHere } from './messages.ts'
import type { ListedFinding } from './order.ts'
import { accentOf, place, type Style } from './style.ts'
import { wrap } from './width.ts'
import { oneLine } from './words.ts'

/** Places that are listed unless all are asked for. */
const MOST_PLACES = 12

interface ListOptions {
  readonly report: Acted
  /** Lists all of them, a line each. */
  readonly verbose: boolean
}

export function listedBlock(
  findings: readonly ListedFinding[],
  { report, verbose }: ListOptions,
  style: Style,
): readonly string[] {
  const listed = findings.filter(({ finding, blocking }) => !blocking && isViolation(finding))
  if (listed.length === 0) return []
  const all = groupByPlace(
    listed.map(({ finding }) => finding),
    verbose,
  )
  const groups = verbose ? all : all.slice(0, MOST_PLACES)
  const more = all.slice(groups.length).reduce((sum, group) => sum + group.length, 0)
  const widest = Math.max(...groups.map(([{ severity }]) => severity.length))
  return [
    `${HEADING.notBlocking}:`,
    ...groups.flatMap((group) => linesOf(group, widest, style)),
    ...(more > 0 ? [`  ${style.colors.quiet(moreNotBlocking(more, report))}`] : []),
  ]
}

type Group = readonly [Finding, ...Finding[]]

function groupByPlace(findings: readonly Finding[], alone: boolean): readonly Group[] {
  const groups = new Map<unknown, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const key = alone
      ? finding
      : `${finding.severity} ${place(primaryPlace(finding))} ${finding.resource.name}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
}

function linesOf(group: Group, widest: number, style: Style): readonly string[] {
  const [first, ...others] = group
  const severity = accentOf(first, style)(first.severity.padEnd(widest))
  const start = `  ${severity}  ${place(primaryPlace(first))}  `
  const { quiet } = style.colors
  if (others.length === 0) {
    return [`${start}${oneLine(first.policy.title)} ${quiet(`[${oneLine(first.policy.id)}]`)}`]
  }
  const indent = ' '.repeat(widest + 4)
  const ids = group.map(({ policy }, i) => oneLine(policy.id) + (i < others.length ? ',' : ''))
  return [
    `${start}${policiesHere(oneLine(first.resource.name), group.length)}`,
    ...wrap(ids, style.width - indent.length).map((line) => `${indent}${quiet(line)}`),
  ]
}
