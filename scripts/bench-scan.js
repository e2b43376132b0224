/** `scan --all` on a repository that holds thousands of templates: time, speed and memory; and once more, unchanged. */
import { spawnSync } from 'node:child_process'
import { PEAK, timeOf, withRatios } from './bench-measure.js'
import { createRepository, git } from './bench-repository.js'
import { writeMonorepo } from './bench-templates.js'

const COUNT = Number(process.env.BENCH_TEMPLATES ?? 5_000)

/** Tells at the end how much memory the process took at most. */
const MEMORY = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs'; process.on('exit', () => console.error('KiB', ${PEAK}))`,
)}`

export function benchScan(bench) {
  const folder = createRepository(bench, 'monorepo', { committed: 0 })
  const { files, bytes } = writeMonorepo(folder, COUNT)
  git(bench, folder, 'add', '.')
  git(bench, folder, ...bench.withoutHooks, 'commit', '-qm', 'templates')
  const first = scan(bench, folder)
  const again = scan(bench, folder)
  const single = scan({ ...bench, env: { ...bench.env, MVC_CACHE: 'off' } }, folder, '--workers', '1')
  const list = {
    name: 'git ls-files -s',
    command: 'git',
    args: ['ls-files', '-s'],
    cwd: folder,
    env: bench.env,
  }
  const rows = [
    { name: 'node -e 0', ms: timeOf(bench.node) },
    { name: list.name, ms: timeOf(list) },
    { name: 'scan --all', ms: first.ms },
    { name: 'scan --all, again', ms: again.ms },
    { name: 'scan --all, one thread', ms: single.ms },
  ]
  const size = `${COUNT} templates in ${files} files, ${(bytes / 1e6).toFixed(1)} MB`
  return {
    title: `scan --all: ${size}`,
    rows: withRatios(rows, 'scan --all', 'node -e 0'),
    notes: [
      `${(COUNT / (first.ms / 1_000)).toFixed(0)} templates a second, ${first.megabytes.toFixed(0)} MB at most; one thread ${single.megabytes.toFixed(0)} MB`,
      first.summary,
    ],
    templatesPerSecond: Math.round(COUNT / (first.ms / 1_000)),
    megabytes: Math.round(first.megabytes),
  }
}

function scan(bench, cwd, ...options) {
  const started = performance.now()
  const args = ['--import', MEMORY, bench.main, 'scan', '--all', ...options]
  const done = spawnSync(process.execPath, args, {
    cwd,
    env: bench.env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const ms = performance.now() - started
  if (done.status !== 0 && done.status !== 1)
    throw new Error(`scan --all ended with ${done.status}: ${done.stderr}`)
  const [, kilobytes] = /KiB (\d+)/.exec(done.stderr) ?? []
  const summary = done.stdout.split('\n').findLast((line) => / templates?\b/.test(line)) ?? ''
  return { ms, megabytes: Number(kilobytes) / 1024, summary: summary.trim() }
}
