/** Goes through fixes one by one with a person at a terminal. */
import { primaryPlace } from '../../core/finding.ts'
import { place } from '../../report/style.ts'
import type { Colors } from '../../report/terminal.ts'
import { shownDiff, unifiedDiff } from '../../report/unified-diff.ts'
import { oneLine } from '../../report/words.ts'
import type { Context } from '../context.ts'
import { askForLine } from '../prompt.ts'
import { preview } from './draft.ts'
import type { Answer, Offer, RoundsOptions } from './rounds.ts'

const HELP = `y  make this fix
n  leave it
a  make this fix and all others
q  leave this one and all others; what was answered with y is written
`

/** Shows each fix, and asks whether to make it. */
export function askAbout(context: Context, colors: Colors): NonNullable<RoundsOptions['confirm']> {
  let rest: Answer | undefined
  return async (offer) => {
    if (rest !== undefined) return rest
    context.stdout.write(`${shown(offer, colors)}`)
    for (;;) {
      const typed = await askForLine('Make this fix [y,n,a,q,?]? ', context)
      const answer = ANSWERS.get(typed.toLowerCase())
      if (answer !== undefined) {
        if (/^[aq]$/i.test(typed)) rest = answer
        return answer
      }
      context.stdout.write(HELP)
    }
  }
}

const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ['y', 'yes'],
  ['n', 'no'],
  ['a', 'yes'],
  ['q', 'stop'],
])

function shown({ finding, fix, placed }: Offer, colors: Colors): string {
  const { policy, severity } = finding
  const head = `${colors[severity](severity)}[${oneLine(policy.id)}]  ${colors.strong(oneLine(policy.title))}`
  const lines = [
    head,
    `  ${place(primaryPlace(finding))}`,
    ...(fix.unsafe === undefined ? [] : [`  unsafe: ${oneLine(fix.unsafe)}`]),
  ]
  const diffs = preview(placed).map(({ place: { path }, original, edits }) => {
    return shownDiff(unifiedDiff({ path, original, edits }), colors)
  })
  return `\n${lines.join('\n')}\n${diffs.join('')}`
}
