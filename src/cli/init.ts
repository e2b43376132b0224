/** `mvc-gate init`: sets up the hooks here and in every clone. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { applyChanges, type FileChange } from '../install/files.ts'
import { planInit } from '../install/plan.ts'
import { findInstallTarget } from '../install/repository.ts'
import { escapeText } from '../report/terminal.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

/** Writes what is missing, all or nothing, and says what it wrote. */
export async function init(context: Context): Promise<number> {
  const target = await findInstallTarget(context.cwd)
  const plan = await planInit(target)
  const written = await applyChanges(plan.changes)
  const lines = written.map((change) => {
    const path = relative(target.top, change.path)
    return `  ${escapeText(path)}: ${whatChanged(change)}`
  })
  if (lines.length === 0) {
    context.stdout.write('The gate is already set up; nothing changed.\n')
  } else {
    const commit = plan.way === 'husky' ? 'the husky hooks' : 'package.json'
    const next = `Commit ${commit}: every clone then gets the gate with its next npm install.`
    context.stdout.write(`The gate is set up:\n${lines.join('\n')}\n${next}\n`)
  }
  if (!plan.active) {
    context.stderr.write(
      "mvc-gate: husky is not set up in this clone yet, so its hooks don't run: npm install\n",
    )
  }
  if (!existsSync(join(target.top, 'node_modules', '.bin', 'mvc-gate'))) {
    context.stderr.write('mvc-gate: not in node_modules yet: npm install --save-dev mvc-gate\n')
  }
  return EXIT.allow
}

function whatChanged({ before, after }: FileChange): string {
  if (before === undefined) return 'written'
  return before === after ? 'made executable' : 'gate added'
}
