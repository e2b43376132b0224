/** What the report for people says of the gate itself: packs, changes of its configuration, suppressions. */
import type { Report } from '../core/report.ts'
import { configurationChange, HEADING, packGives } from './messages.ts'
import { place, type Style, words } from './style.ts'
import { oneLine } from './words.ts'

/** Lines about the configuration. */
const MOST_CHANGES = 20

type Block = readonly string[]

/** What stands behind the report: which pack, in which version, gives what. */
export function packsBlock({ packs = [] }: Report, { secrets, colors }: Style): Block {
  if (packs.length === 0) return []
  return [
    `${HEADING.packs}:`,
    ...packs.map(({ path, name, keys, final, policyFiles }) => {
      const what = oneLine(packGives(keys, final, policyFiles), 1000)
      return `  ${oneLine(secrets.scrub(name), 200)}  ${what}  ${colors.quiet(oneLine(path, 1000))}`
    }),
  ]
}

/** What the change makes of the gate itself, for whoever reviews it, and what in it has no effect. */
export function configurationBlock(
  { configurationChanges, configurationProblems }: Report,
  style: Style,
): Block {
  const changes = configurationChanges.map(
    ({ path, ...change }) => [path, configurationChange(change)] as const,
  )
  const problems = configurationProblems.map(({ path, message }) => [path, message] as const)
  return [
    ...configurationLines(HEADING.configurationChanges, changes, style),
    ...configurationLines(HEADING.configurationProblems, problems, style),
  ]
}

function configurationLines(
  heading: string,
  all: readonly (readonly [path: string, message: string])[],
  { secrets }: Style,
): Block {
  if (all.length === 0) return []
  const more = all.length - MOST_CHANGES
  const shown = all.slice(0, MOST_CHANGES)
  return [
    `${heading}:`,
    ...shown.map(([path, message]) => `  ${oneLine(path, 1000)}  ${oneLine(secrets.scrub(message), 2000)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

/** Suppressions that the change adds, for whoever reviews it, and those that are invalid. */
export function suppressionBlock({ addedSuppressions, suppressionProblems }: Report, style: Style): Block {
  const added = addedSuppressions.map(({ path, at, policies, reason }) => {
    return `  ${at === undefined ? oneLine(path) : place(at)}  ${oneLine(policies.join(', '))}  ${style.colors.quiet(words(reason, style))}`
  })
  const invalid = suppressionProblems.map(
    ({ path, at, message }) => `  ${at === undefined ? oneLine(path) : place(at)}  ${words(message, style)}`,
  )
  return [
    ...(added.length > 0 ? [`${HEADING.addedSuppressions}:`, ...added] : []),
    ...(invalid.length > 0 ? [`${HEADING.invalidSuppressions}:`, ...invalid] : []),
  ]
}
