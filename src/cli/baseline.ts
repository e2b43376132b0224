/** `mvc-gate baseline`: records current findings, and removes fixed ones. */
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { type BaselineEntry, entriesOf, readBaseline, writeBaseline } from '../gate/baseline.ts'
import { BASELINE_FILE } from '../gate/baseline-file.ts'
import { runGate } from '../gate/run-gate.ts'
import { openRepository } from '../git/git.ts'
import { indexSnapshot } from '../git/index-snapshot.ts'
import { wholeChange } from '../git/whole.ts'
import { count } from '../report/words.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { clockOf, tenantPort, today, workersOf } from './gate-request.ts'
import { writeWhole } from './write-whole.ts'

export interface BaselineRequest {
  readonly how: 'write' | 'update' | 'renew'
}

/** Checks every template of the index, and writes the file at the top of the work tree; the user stages it. */
export async function baseline({ how }: BaselineRequest, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const snapshot = indexSnapshot(repository)
  const before = how === 'renew' ? undefined : await readBaseline(snapshot)
  if (before !== undefined && how !== 'update') {
    throw new GateError('refused', `${BASELINE_FILE} already exists`, {
      hint: '--update removes fixed findings; --renew regenerates it including new ones',
    })
  }
  if (before === undefined && how === 'update') {
    throw new GateError('refused', `no ${BASELINE_FILE} found in the index`, {
      hint: 'run `mvc-gate baseline` to write one',
    })
  }
  const report = await runGate({
    action: 'scan',
    changes: [await wholeChange(snapshot)],
    overrides: {},
    tenant: tenantPort(context, 'offline'),
    today: today(),
    clock: clockOf(context),
    openWorkers: workersOf(context),
  })
  const found = entriesOf(report.judged)
  const entries = before === undefined ? found : stillFound(before, found)
  await writeWhole(join(repository.top, BASELINE_FILE), writeBaseline(entries))
  const gone = before === undefined ? '' : `, ${before.length - entries.length} fewer than before`
  context.stdout.write(
    `${BASELINE_FILE}: ${count(entries.length, 'finding')}${gone}. Commit it: git add ${BASELINE_FILE}\n`,
  )
  return EXIT.allow
}

/** Leaves out what is new: a baseline that takes in new findings hides them. */
function stillFound(
  before: readonly BaselineEntry[],
  found: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const keyOf = ({ path, identity }: BaselineEntry) => `${path}\0${identity}`
  const counts = new Map<string, number>()
  for (const entry of found) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1)
  return before.filter((entry) => {
    const left = counts.get(keyOf(entry)) ?? 0
    counts.set(keyOf(entry), left - 1)
    return left > 0
  })
}
