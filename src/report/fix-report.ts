/** What `mvc-gate fix` prints of its work: a line for each finding, then one to sum up and what to do next. */
import { compareText } from '../core/compare.ts'
import type { Finding } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import { collectSecrets } from './secrets.ts'
import type { Colors } from './terminal.ts'
import { count, oneLine, pathWords } from './words.ts'

/** A finding, and where it stood before anything was fixed. */
export interface FixedFinding {
  readonly finding: Finding
  readonly path: string
  /** One-based. */
  readonly line: number
}

export interface LeftFinding extends FixedFinding {
  /** A sentence. */
  readonly why: string
  readonly blocking: boolean
  /** Set where a fix waits for `--unsafe`. */
  readonly isUnsafe: boolean
}

export interface FixSummary {
  readonly fixed: readonly FixedFinding[]
  readonly left: readonly LeftFinding[]
  /** How many files change. */
  readonly files: number
  /** A line each: what is not as one might expect. */
  readonly notes: readonly string[]
  /** What was found, with the credentials that no line may show. */
  readonly judged: Report['judged']
}

/** How the command was called. */
export interface FixCommand {
  readonly staged: boolean
  readonly unsafe: boolean
  /** What it was limited to, as it was typed. */
  readonly paths: readonly string[]
  /** Ids of the policies that it was limited to, as they were typed. */
  readonly policies: readonly string[]
  /** Whether nothing was written. */
  readonly isDiff: boolean
}

/** Findings that stay are listed by `scan` as well. */
const MOST_LEFT = 20

/** Lines without their line feeds, fit to print. */
export function fixLines(summary: FixSummary, command: FixCommand, colors: Colors): readonly string[] {
  const { fixed, left, notes } = summary
  if (fixed.length + left.length === 0) return [`${colors.good('mvc-gate:')} nothing to fix`]
  const secrets = collectSecrets(summary)
  const text = (words: string, most = 300) => oneLine(secrets.scrub(words), most)
  const at = ({ path, line, finding }: FixedFinding) =>
    `${oneLine(path, 1000)}:${line}  ${oneLine(finding.policy.id)}  ${colors.quiet(text(finding.resource.name, 120))}`
  const more = left.length - MOST_LEFT
  return [
    ...inOrder(fixed).map((each) => `${colors.good(command.isDiff ? 'fix   ' : 'fixed ')}  ${at(each)}`),
    ...left.slice(0, MOST_LEFT).flatMap((each) => {
      const what = each.isUnsafe ? 'unsafe' : 'left'
      return [`${colors.medium(what.padEnd(6))}  ${at(each)}`, `          ${text(each.why)}`]
    }),
    ...(more > 0 ? [`and ${more} more; run ${scanOf(command)} to see all`] : []),
    ...notes.map((note) => `note    ${text(note, 1000)}`),
    summarySentence(summary, command),
    ...nextLines(summary, command),
  ]
}

/** As they stand in the files: they are fixed in an order of its own. */
function inOrder(fixed: readonly FixedFinding[]): readonly FixedFinding[] {
  return [...fixed].sort((a, b) => compareText(a.path, b.path) || a.line - b.line)
}

function summarySentence({ fixed, left, files }: FixSummary, { isDiff }: FixCommand): string {
  const all = count(fixed.length + left.length, 'finding')
  if (fixed.length === 0) return `mvc-gate: no fix for ${all}`
  const many = left.length === 0 ? all : `${fixed.length} of ${all}`
  const where = `in ${count(files, 'file')}`
  return isDiff
    ? `mvc-gate: fixes for ${many} ${where}; nothing was written`
    : `mvc-gate: fixed ${many} ${where}`
}

/** Commands to go on with. */
function nextLines({ fixed, left }: FixSummary, command: FixCommand): readonly string[] {
  const unsafe = left.filter(({ isUnsafe }) => isUnsafe).length
  const { paths, policies, staged } = command
  const options = [
    pathWords(paths),
    staged ? ' --staged' : '',
    ...policies.map((id) => ` --policy ${id}`),
  ].join('')
  return [
    ...(fixed.length === 0 ? [] : [command.isDiff ? applyLine(options, command) : reviewLine(command)]),
    ...(unsafe === 0
      ? []
      : [`To make ${count(unsafe, 'unsafe fix', 'unsafe fixes')}: mvc-gate fix${options} --unsafe`]),
  ]
}

function applyLine(options: string, { staged, unsafe }: FixCommand): string {
  const apply = staged ? 'git apply --cached' : 'git apply'
  const again = `mvc-gate fix${options}${unsafe ? ' --unsafe' : ''}`
  return `To make these changes: ${again} (or: ${again} --diff | ${apply})`
}

function reviewLine({ staged }: FixCommand): string {
  return `To review the changes: ${staged ? 'git diff --cached' : 'git diff'}`
}

function scanOf(command: FixCommand): string {
  return `mvc-gate scan${pathWords(command.paths)}${command.staged ? ' --staged' : ''}`
}
