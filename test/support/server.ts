/** Bare repositories whose pre-receive hook is the built gate, and clones that push to them. */
import { join } from 'node:path'
import { MAIN } from './gate.ts'
import { createFolder, createRepository, type RepositoryOptions, type TestRepository } from './repository.ts'

export interface Server {
  readonly bare: TestRepository
  /** On branch `main`, with the server as `origin`. */
  readonly clone: TestRepository
}

/** The line of a hook that runs the gate. */
export function hookLine(options = ''): string {
  return `exec "${process.execPath}" "${MAIN}" pre-receive ${options}`
}

/** A server whose main has a first commit, and a clone of it. @param options of the hook */
export async function createServer(options = '', how: RepositoryOptions = {}): Promise<Server> {
  const bare = await createRepository({ ...how, bare: true, path: join(createFolder(), 'server.git') })
  const clone = await createRepository(how)
  await clone.git('remote', 'add', 'origin', bare.path)
  await clone.write('README.md', 'infrastructure\n')
  await clone.commit('Start')
  await clone.git('push', '-q', 'origin', 'main')
  await bare.hook('pre-receive', hookLine(options))
  return { bare, clone }
}

/** Commits files and gives the commit's id. */
export async function save(
  repository: TestRepository,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) await repository.write(path, content)
  return repository.commit()
}

/** Has a server take a push without its hook. */
export async function sneak({ bare, clone }: Server, ...refs: readonly string[]): Promise<void> {
  await bare.git('config', 'core.hooksPath', join(bare.path, 'no-hooks'))
  await clone.git('push', '-q', '--force', 'origin', ...refs)
  await bare.git('config', '--unset', 'core.hooksPath')
}
