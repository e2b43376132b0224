/** The environment and the program that git is run with. */
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** What would change what plumbing commands print, or what they are asked. */
const DISTURBING = new Set([
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
  'GIT_PREFIX',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_REDIRECT_STDIN',
  'GIT_REDIRECT_STDOUT',
  'GIT_REDIRECT_STDERR',
  // As long as the list of what is staged, and meant for this process alone.
  'MVC_STAGED',
])

/**
 * The hook's environment as git gets it: which repository, index and configuration to use is kept (git sets
 * GIT_INDEX_FILE to what is really being committed); what disturbs output is left out.
 */
export function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => {
    const upper = name.toUpperCase()
    return !DISTURBING.has(upper) && !upper.startsWith('GIT_TRACE')
  })
  return {
    // A partial clone may fetch a missing blob; a prompt in a hook would hang graphical clients.
    GIT_TERMINAL_PROMPT: '0',
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
  }
}

/**
 * The environment with the repository named outright, so that git finds the same one from whichever folder it
 * runs in: relative values are meant from the folder of the process, which need not be the top level.
 */
export function pinRepository(
  environment: NodeJS.ProcessEnv,
  place: { readonly gitDir: string; readonly commonDir: string; readonly workTree: string | undefined },
): NodeJS.ProcessEnv {
  const { GIT_WORK_TREE: _, ...rest } = environment
  return {
    ...rest,
    GIT_DIR: place.gitDir,
    ...(environment.GIT_COMMON_DIR === undefined ? {} : { GIT_COMMON_DIR: place.commonDir }),
    ...(place.workTree === undefined ? {} : { GIT_WORK_TREE: place.workTree }),
  }
}

/**
 * The program to start. Windows looks in the current folder before PATH, and the current folder is the
 * repository: a git.exe that someone committed must not run.
 */
export function gitProgram(environment: NodeJS.ProcessEnv): string {
  if (process.platform !== 'win32') return 'git'
  const path = Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? ''
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder))
  // A name that can't exist makes the start fail as it does when git is not installed.
  return (
    folders.map((folder) => join(folder, 'git.exe')).find((file) => existsSync(file)) ?? 'git.exe/missing'
  )
}
