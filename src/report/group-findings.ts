/** Many findings of a scan on a terminal: frames first, then a line for each policy. */
import { type Finding, primaryPlace } from '../core/finding.ts'
import { ALL_FINDINGS, FIELD, moreByPolicy } from './messages.ts'
import type { ListedFinding } from './order.ts'
import { accentOf, field, type Style } from './style.ts'
import { count, oneLine } from './words.ts'

type Block = readonly string[]

/** A scan on a terminal starts no frame after so many lines of frames. */
const MAX_FRAME_LINES = 50
/** So few more are shown as they are. */
const MAX_UNGROUPED = 3

/** The first frames, and the policies of the others with how often each is violated. */
export function groupBeyond(
  frames: readonly Block[],
  findings: readonly ListedFinding[],
  style: Style,
): readonly Block[] {
  let lines = 0
  const shown = frames.filter((frame) => {
    lines += frame.length + 1
    return lines - frame.length - 1 < MAX_FRAME_LINES
  })
  const rest = findings.slice(shown.length)
  if (rest.length <= MAX_UNGROUPED) return frames
  return [...shown, groupBlock(rest, style)]
}

/** In the order of the findings: the worst first. */
function groupBlock(findings: readonly ListedFinding[], style: Style): Block {
  const groups = new Map<string, { readonly finding: Finding; many: number; readonly files: Set<string> }>()
  for (const { finding } of findings) {
    const key = `${finding.severity} ${finding.policy.id}`
    const group = groups.get(key) ?? { finding, many: 0, files: new Set() }
    group.many++
    group.files.add(primaryPlace(finding).file.path)
    groups.set(key, group)
  }
  const lines = [...groups.values()].map(({ finding, many, files }) => {
    const id = style.colors.quiet(`[${oneLine(finding.policy.id)}]`)
    const severity = accentOf(finding, style)(finding.severity.padEnd(8))
    return `  ${severity}  ${String(many).padStart(4)} in ${count(files.size, 'file')}  ${oneLine(finding.policy.title)} ${id}`
  })
  return [`${moreByPolicy(findings.length)}:`, ...lines, ...field(FIELD.also, ALL_FINDINGS, style)]
}
