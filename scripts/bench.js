/**
 * `npm run bench`: medians of interleaved cold runs, beside git alone and `node -e 0` in the same rounds. docs/speed.md
 * says how to read it. Flags: `--only <part of a group's name>`, `--json <path>`. Environment: BENCH_ROUNDS,
 * BENCH_TEMPLATES (of the monorepo), BENCH_INLINE (numbers of templates, `1,30,480`).
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBase, benchPlain, benchPush, benchTemplates } from './bench-commit.js'
import { benchEngine } from './bench-engine.js'
import { benchInline } from './bench-inline.js'
import { median, tableOf, timeOf } from './bench-measure.js'
import { benchManagers, benchScanners } from './bench-peers.js'
import { benchReach } from './bench-reach.js'
import { createBench, createRepository, staging } from './bench-repository.js'
import { benchScan } from './bench-scan.js'
import { benchServe } from './bench-serve.js'
import { benchSweep } from './bench-sweep.js'
import { templateOf } from './bench-templates.js'
import { benchUnit } from './bench-unit.js'
import { build } from './build.js'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15)
const INLINE = (process.env.BENCH_INLINE ?? '1,30,480').split(',').map(Number)

const GROUPS = {
  unit: benchUnit,
  plain: benchPlain,
  templates: benchTemplates,
  base: benchBase,
  reach: benchReach,
  push: benchPush,
  monorepo: benchScan,
  managers: benchManagers,
  peers: benchScanners,
  engine,
  inline,
  serve: benchServe,
  sweep: benchSweep,
}

async function engine(bench) {
  const bare = median(Array.from({ length: 5 }, () => timeOf(bench.node)))
  await benchEngine(bench.work, bare)
  return undefined
}

/** Templates that differ: a tenant is asked once for the same bytes. */
async function inline(bench) {
  const text = templateOf('cloudformation', 6)
  const repositories = INLINE.map((count) => {
    const cwd = createRepository(bench, `inline${count}`)
    const all = Array.from({ length: count }, (_, i) => [`web${i}.yaml`, `${text}# ${i}\n`])
    staging(bench, cwd, () => Object.fromEntries(all))()
    return { count, cwd, cache: join(bench.work, `cache${count}`) }
  })
  const measured = await benchInline(bench.main, repositories, bench.env)
  return {
    title: 'inline, a tenant that takes 2 s a template and judges 8 at once',
    rows: measured.flatMap(({ count, first, again, least, sequential }) => [
      {
        name: `${count} templates`,
        ms: first * 1_000,
        extra: `${(first / least).toFixed(2)} x the least that the tenant allows; ${(sequential / first).toFixed(0)} x faster than one after the other, looked at every 30 s`,
      },
      { name: `${count} templates, again`, ms: again * 1_000 },
    ]),
  }
}

const { values: flags } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })
const chosen = Object.entries(GROUPS).filter(([name]) => name.includes(flags.only ?? ''))
if (chosen.length === 0) throw new Error(`--only takes a part of: ${Object.keys(GROUPS).join(', ')}`)

const work = realpathSync(mkdtempSync(join(tmpdir(), 'mvc-gate-bench-')))
try {
  await build()
  const bench = createBench(work)
  const groups = {}
  console.log(`${ROUNDS} rounds, medians (quartiles), Node ${process.version}, ${process.platform}`)
  for (const [name, measureGroup] of chosen) {
    const group = await measureGroup(bench, ROUNDS)
    if (group === undefined) continue
    groups[name] = group
    console.log(tableOf(group))
  }
  const machine = { node: process.version, platform: process.platform, cores: cpus().length }
  const path = flags.json ?? join(tmpdir(), 'bench.json')
  writeFileSync(path, `${JSON.stringify({ rounds: ROUNDS, ...machine, groups }, null, 2)}\n`)
  console.log(`\nthe same as JSON: ${path}`)
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
}
