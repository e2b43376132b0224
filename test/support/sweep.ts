/** Repositories for sweeps, and their lines. */
import { execFileSync } from 'node:child_process'
import { closeSync, linkSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { onTestFinished } from 'vitest'
import { parseLine, type SweptLine } from '../../src/sweep/line.ts'
import { createFolder, createRepository, type RepositoryOptions, type TestRepository } from './repository.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/sweep.schema.json', import.meta.url), 'utf8'))
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

/** The lines that a sweep printed, which the schema describes, by the last part of the repository's name. */
export function linesByName(stdout: string): Readonly<Record<string, SweptLine>> {
  const lines = stdout.split('\n').slice(0, -1)
  const parsed = lines.map((text) => {
    const line = parseLine(text)
    if (!isValid(JSON.parse(text))) throw new Error(JSON.stringify(isValid.errors))
    if (line === undefined) throw new Error(`not a line of a sweep: ${text}`)
    return [line.repository.split(/[/\\]/).at(-1) ?? '', line] as const
  })
  if (new Set(parsed.map(([name]) => name)).size < parsed.length) throw new Error(`twice: ${stdout}`)
  return Object.fromEntries(parsed)
}

/**
 * Has whoever reads the branch of a repository wait until the function is called that this gives, or the test ends. Where
 * there are no named pipes, no one waits.
 */
export function holdUp(repository: string): () => void {
  if (process.platform === 'win32') return () => undefined
  const ref = join(repository, '.git/refs/heads/main')
  const folder = createFolder()
  const [pipe, kept] = [join(folder, 'pipe'), join(folder, 'kept')]
  execFileSync('mkfifo', [pipe])
  const id = readFileSync(ref)
  renameSync(ref, kept)
  linkSync(pipe, ref)
  let isHeld = true
  const release = () => {
    if (!isHeld) return
    isHeld = false
    renameSync(kept, ref)
    // Open for both it needs no one at the other end; who waits there reads what is written, and its end.
    const file = openSync(pipe, 'r+')
    writeSync(file, id)
    closeSync(file)
  }
  onTestFinished(release)
  return release
}

/** A folder with repositories in it, by name: the files of each. */
export async function createFleet(
  all: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>,
  options: RepositoryOptions = {},
): Promise<{ readonly path: string; readonly repositories: Readonly<Record<string, TestRepository>> }> {
  const path = createFolder()
  const repositories: Record<string, TestRepository> = {}
  for (const [name, files] of Object.entries(all)) {
    const repository = await createRepository({ ...options, path: join(path, name) })
    for (const [file, content] of Object.entries(files)) await repository.write(file, content)
    if (Object.keys(files).length > 0) await repository.commit()
    repositories[name] = repository
  }
  return { path, repositories }
}
