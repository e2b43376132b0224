/**
 * The Node that figures are compared by: how long it takes to start differs by a factor of three between versions and
 * between builds of one version.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAJOR = 24
const cache = fileURLToPath(new URL('../node_modules/.cache/mvc-gate-bench', import.meta.url))

/**
 * The official build of Node 24: the path in BENCH_NODE, or npm's package `node`, which is installed into a folder below
 * `node_modules/.cache` once.
 * @returns its path; undefined where npm cannot install it
 */
export function officialNode({ env }) {
  const given = process.env.BENCH_NODE
  if (given !== undefined) return given
  const program = join(cache, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) {
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, `node@${MAJOR}`]
    spawnSync('npm', args, { env, shell: process.platform === 'win32', timeout: 300_000 })
  }
  return existsSync(program) ? program : undefined
}

/** `24.1.0`. @throws where it does not run */
export function versionOf(program) {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (error !== undefined) throw error
  return stdout.trim().replace(/^v/, '')
}
