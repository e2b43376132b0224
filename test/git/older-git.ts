import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFolder } from '../support/repository.ts'

export const REFUSAL = "error: unknown option `batch-command'"

/** A folder for PATH whose git is older than 2.36: it answers one kind of question at a time. */
export async function olderGit(): Promise<string> {
  const folder = createFolder()
  const script = `#!/bin/sh
case " $* " in *' --batch-command '*) echo "${REFUSAL.replace('`', '\\`')}" >&2; exit 129 ;; esac
PATH='${process.env.PATH}' exec git "$@"
`
  await writeFile(join(folder, 'git'), script, { mode: 0o755 })
  return folder
}
