/** `mvc-gate fix`: edits templates so that findings in them are gone. */
import { resolve } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import type { Finding } from '../core/finding.ts'
import { outcomeOf, type Report } from '../core/report.ts'
import { SYSTEM_TIME } from '../gate/evaluate/deadline.ts'
import { rememberResults } from '../gate/evaluate/known-verdicts.ts'
import type { FixesOf } from '../gate/offer-fixes.ts'
import { runGate } from '../gate/run-gate.ts'
import { nearestFolder } from '../git/disk.ts'
import { findPolicy } from '../policies/index.ts'
import { type FixSummary, fixLines } from '../report/fix-report.ts'
import { type Colors, createColors, escapeText, wantsColor } from '../report/terminal.ts'
import { shownDiff, unifiedDiff } from '../report/unified-diff.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { askAbout } from './fix/ask.ts'
import { fixInRounds, type Rounds, type RoundsOptions } from './fix/rounds.ts'
import { targetsOf } from './fix/targets.ts'
import { writeTogether } from './fix/write-together.ts'
import { clockOf, tenantPort, today } from './gate-request.ts'
import { ownHere, policyById } from './policies.ts'
import { usageError } from './usage-error.ts'

export interface FixRequest {
  readonly paths: readonly string[]
  readonly staged: boolean
  /** Ids; none is all. */
  readonly policies: readonly string[]
  readonly unsafe: boolean
  readonly how: 'write' | 'diff' | 'ask'
  readonly color: boolean | undefined
}

/**
 * Fixes what the request names, and reports what was fixed and what is left. A diff goes to stdout, and the report then to
 * stderr.
 * @param fixesOf where fixes come from; by default the embedded engine
 * @throws GateError `usage`, `config`, `git`, `io`; nothing is written then
 */
export async function fix(request: FixRequest, context: Context, fixesOf?: FixesOf): Promise<number> {
  if (request.how === 'ask' && !(context.stdin.isTTY && context.stdout.isTTY)) {
    throw usageError('--interactive needs a terminal', 'use --diff to see the fixes without making them')
  }
  const isDiff = request.how === 'diff'
  const stream = isDiff ? context.stderr : context.stdout
  const colorsFor = (to: Context['stdout']) => createColors(request.color ?? wantsColor(to, context.env))
  const confirm = request.how === 'ask' ? { confirm: askAbout(context, colorsFor(context.stdout)) } : {}
  const ids = await idsOf(request, context)
  const options = { ...optionsOf(request, ids, context, fixesOf), ...confirm }
  const all: (FixSummary & { readonly last: Report })[] = []
  for (const target of await targetsOf(request, context)) {
    const rounds = await fixInRounds(target, options)
    if (isDiff) context.stdout.write(diffOf(rounds, context, colorsFor(context.stdout)))
    const written = isDiff
      ? { ...rounds, files: rounds.files.length, notes: [] }
      : await writeTogether(target, rounds)
    all.push({ ...written, judged: rounds.first.judged, last: rounds.last })
  }
  const summary: FixSummary = {
    fixed: all.flatMap(({ fixed }) => fixed),
    left: all.flatMap(({ left }) => left),
    files: all.reduce((sum, { files }) => sum + files, 0),
    notes: all.flatMap(({ notes }) => notes),
    judged: all.flatMap(({ judged }) => judged),
  }
  const lines = fixLines(summary, { ...request, isDiff }, colorsFor(stream))
  stream.write(lines.map((line) => `${line}\n`).join(''))
  if (summary.left.some(({ blocking }) => blocking)) return EXIT.violations
  return exitCodeOf(outcomeOf({ judged: all.flatMap(({ last }) => last.judged.map(withoutFindings)) }))
}

/** How long fixes are looked for, in milliseconds: each is proven by judging its template again. */
const MOST_MS = 120_000

/**
 * The policies that the request is limited to; none is all. Your own are those in force where the paths are.
 * @throws GateError `usage` for an unknown id
 */
async function idsOf(
  { policies, paths }: FixRequest,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<ReadonlySet<string>> {
  const isOwn = policies.some((id) => findPolicy(id) === undefined)
  const folders = paths.length === 0 ? [cwd] : paths.map((path) => nearestFolder(resolve(cwd, path)))
  const here = isOwn ? await allInOrder(folders.map((folder) => ownHere({ cwd: folder }))) : []
  const own = here.flatMap((each) => each.own)
  const fault = here.find((each) => each.fault !== undefined)?.fault
  if (fault !== undefined) throw fault
  return new Set(policies.map((id) => policyById(id, own).id))
}

/** How a change is judged, and which fixes are made. */
function optionsOf(
  { unsafe }: FixRequest,
  ids: ReadonlySet<string>,
  context: Context,
  fixesOf: FixesOf | undefined,
): RoundsOptions {
  const concerns = ({ policy }: Finding) => ids.size === 0 || ids.has(policy.id)
  const verdicts = rememberResults()
  const debug = (line: string) => void context.stderr.write(`mvc-gate: ${escapeText(line)}\n`)
  let start: number | undefined
  const late = () => {
    start ??= SYSTEM_TIME()
    return SYSTEM_TIME() - start > MOST_MS
  }
  const fixes = {
    late,
    ...(fixesOf === undefined ? {} : { fixesOf }),
    ...(context.env.MVC_DEBUG ? { debug } : {}),
  }
  return {
    judge: (change, asked) =>
      runGate({
        action: 'scan',
        changes: [change],
        overrides: {},
        // Fixes are proven by the embedded engine, so it decides what is to be fixed.
        tenant: tenantPort(context, 'offline'),
        today: today(),
        clock: clockOf(context),
        openVerdicts: async () => verdicts,
        fixes: { ...fixes, wanted: (finding) => concerns(finding) && asked(finding) },
      }),
    concerns,
    late,
    unsafe,
  }
}

/** Byte for byte, but for a terminal. */
function diffOf({ files }: Rounds, { stdout }: Context, colors: Colors): string {
  const diff = files
    .map(({ place: { path }, original, edits }) => unifiedDiff({ path, original, edits }))
    .join('')
  return stdout.isTTY ? shownDiff(diff, colors) : diff
}

/** What is left in a template but findings: parts that could not be read. */
function withoutFindings(judged: Report['judged'][number]): Report['judged'][number] {
  return { ...judged, result: { ...judged.result, findings: [] } }
}
