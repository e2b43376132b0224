/** Packs the package once, which also builds dist/: the tests run what users get. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path of the packed package. */
    readonly tarball: string
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mvc-gate-pack-'))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const done = spawnSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error(`npm pack failed:\n${done.stdout}${done.stderr}`)
  const [packed] = JSON.parse(done.stdout) as readonly { readonly filename: string }[]
  if (packed === undefined) throw new Error('npm pack packed nothing')
  project.provide('tarball', join(folder, packed.filename))
  return () => rmSync(folder, { recursive: true, force: true })
}
