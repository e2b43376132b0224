/** `mvc-gate init --server`: the hook of a server that receives pushes. */
import { fileURLToPath } from 'node:url'
import { openRepository, runGit } from '../git/git.ts'
import { decodePath } from '../git/paths.ts'
import { planServer } from '../install/server/plan-server.ts'
import type { ServerName } from '../install/server/server-names.ts'
import type { Context } from './context.ts'
import { showPlan, writeFiles } from './written-files.ts'

/** Writes the hook and what goes with it, and prints what is left to do by hand. */
export async function initServer(name: ServerName, dryRun: boolean, context: Context): Promise<number> {
  const { cwd } = context
  const plan = await planServer(name, {
    cwd,
    hooksFolder: () => hooksFolder(context),
    node: process.execPath,
    program: fileURLToPath(import.meta.url),
  })
  if (dryRun) return showPlan(plan.changes, cwd, context)
  return writeFiles(plan.changes, plan.next, cwd, context)
}

async function hooksFolder({ cwd, env }: Context): Promise<string> {
  const repository = await openRepository(cwd, env)
  const asked = ['rev-parse', '--path-format=absolute', '--git-path', 'hooks']
  return decodePath(await runGit(repository, asked)).replace(/\n$/, '')
}
