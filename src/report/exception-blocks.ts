/** What the report for people says of exceptions. */
import { primaryPlace } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'
import { acceptedUntil, exceptionChange } from './exception-words.ts'
import { HEADING } from './messages.ts'
import { place, type Style, words } from './style.ts'
import { oneLine } from './words.ts'

type Block = readonly string[]

/** Lines of one list; the JSON report has all. */
const MOST_LINES = 20

/** What the change does to the exceptions, for whoever owns them. */
export function exceptionBlock({ exceptionChanges }: Report, style: Style): Block {
  const lines = exceptionChanges.map((change) => [change.at, exceptionChange(change)] as const)
  return linesAt(HEADING.exceptionChanges, lines, style)
}

/** What exceptions accept, with who answers for it. */
export function acceptedBlock({ judged }: Report, style: Style): Block {
  const lines = judged.flatMap(({ suppressed }) =>
    suppressed.flatMap(({ path, policy, resource, reason, exception, finding }) => {
      if (exception === undefined) return []
      const what = [policy, ...(resource === undefined ? [] : [resource])].join(' of ')
      const at = finding === undefined ? path : primaryPlace(finding)
      return [[at, `${what}: ${reason} (${acceptedUntil(exception)})`] as const]
    }),
  )
  return linesAt(HEADING.exceptions, lines, style)
}

function linesAt(
  heading: string,
  all: readonly (readonly [at: Location | string, message: string])[],
  style: Style,
): Block {
  if (all.length === 0) return []
  const more = all.length - MOST_LINES
  return [
    `${heading}:`,
    ...all.slice(0, MOST_LINES).map(([at, message]) => {
      return `  ${typeof at === 'string' ? oneLine(at, 1000) : place(at)}  ${words(message, style)}`
    }),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}
