/**
 * Inline mode against a stand-in for a tenant that takes two seconds a template and judges eight at once, beside the
 * least time of a client that hands over one file after the other and looks every thirty seconds.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

const LATENCY_MS = 2_000
const SLOTS = 8
const SEQUENTIAL_SECONDS = 30

/**
 * Runs the gate once for each repository.
 * @param main the built command
 * @param repositories a folder with staged templates, and how many there are
 * @returns a row for each
 */
export async function benchInline(main, repositories, env) {
  const args = [main, 'serve', '--port', '0', '--latency', String(LATENCY_MS), '--slots', String(SLOTS)]
  const tenant = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const settings = await settingsOf(tenant)
    return repositories.map(({ cwd, count, cache }) => {
      const run = () =>
        timeOnce(main, cwd, { ...env, ...settings, XDG_CACHE_HOME: cache, MVC_MODE: 'inline' })
      const least = (LATENCY_MS / 1_000) * Math.ceil(count / SLOTS)
      return { count, least, sequential: SEQUENTIAL_SECONDS * count, first: run(), again: run() }
    })
  } finally {
    tenant.kill()
    await once(tenant, 'exit')
  }
}

/** What `serve` prints to set in another terminal. */
async function settingsOf(tenant) {
  let text = ''
  for await (const chunk of tenant.stdout) {
    text += chunk
    if (text.includes('whoami')) break
  }
  return Object.fromEntries([...text.matchAll(/export (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]))
}

function timeOnce(main, cwd, env) {
  const started = performance.now()
  const done = spawnSync(process.execPath, [main, 'pre-commit'], { cwd, env, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`inline run ended with ${done.status}: ${done.stderr}`)
  if (!done.stderr.includes('inline engine')) throw new Error(`not judged inline: ${done.stderr}`)
  return (performance.now() - started) / 1_000
}
