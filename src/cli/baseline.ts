/** `mvc-gate baseline`: writes down what is found today, and takes out what is mended. */
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import {
  BASELINE_FILE,
  type BaselineEntry,
  entriesOf,
  readBaseline,
  writeBaseline,
} from '../gate/baseline.ts'
import { runGate } from '../gate/run-gate.ts'
import { openRepository } from '../git/git.ts'
import { indexSnapshot } from '../git/index-snapshot.ts'
import { wholeChange } from '../git/whole.ts'
import { count } from '../report/words.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { tenantPort, today } from './gate-request.ts'
import { writeWhole } from './write-whole.ts'

type BaselineCommand = Extract<Command, { name: 'baseline' }>

/** Judges every template of the index, and writes the file at the top of the work tree; staging it is the user's. */
export async function baseline(command: BaselineCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const snapshot = indexSnapshot(repository)
  const before = command.how === 'renew' ? undefined : await readBaseline(snapshot)
  if (before !== undefined && command.how !== 'update') {
    throw new GateError('refused', `there is a ${BASELINE_FILE} already, and it never grows by itself`, {
      hint: 'take out what is mended: --update; write it anew, with what is new: --renew',
    })
  }
  if (before === undefined && command.how === 'update') {
    throw new GateError('refused', `there is no ${BASELINE_FILE} in the index to update`, {
      hint: 'write one: mvc-gate baseline',
    })
  }
  const report = await runGate({
    action: 'scan',
    changes: [await wholeChange(snapshot)],
    overrides: {},
    tenant: tenantPort(context, 'offline'),
    today: today(),
  })
  const found = entriesOf(report.judged)
  const entries = before === undefined ? found : stillFound(before, found)
  await writeWhole(join(repository.top, BASELINE_FILE), writeBaseline(entries))
  const gone = before === undefined ? '' : `, ${before.length - entries.length} less than before`
  context.stdout.write(
    `${BASELINE_FILE}: ${count(entries.length, 'finding')}${gone}. Commit it: git add ${BASELINE_FILE}\n`,
  )
  return EXIT.allow
}

/** What is new is left out: a baseline that takes in new findings hides them. */
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
