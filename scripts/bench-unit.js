/**
 * One template in the hook, in the unit that does not depend on the machine: `node -e 0` of the same Node in the same rounds.
 * Under the Node at hand, and under an official Node 24; beside it what else is on PATH.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { median, round, timeOf } from './bench-measure.js'
import { officialNode, versionOf } from './bench-node.js'
import { scannersFor } from './bench-peers.js'
import { createRepository, git, staging, writeFiles } from './bench-repository.js'
import { differently, NAMES, ownPolicies, templateOf } from './bench-templates.js'

const NODE = 'node -e 0'
const WITH_OWN = ', 100 policies of its own'
const ANY_CODE = Array.from({ length: 128 }, (_, code) => code)

/** Cases, each with the name of the Node that it runs under. */
export function benchUnit(bench, rounds) {
  const notes = []
  const official = officialNode(bench)
  if (official === undefined)
    notes.push('skipped: npm cannot install an official Node 24; BENCH_NODE takes a path')
  const programs = [...new Set([process.execPath, official].filter((each) => each !== undefined))]
  const cases = programs.flatMap((program) => casesUnder(program, bench))
  const peers = peerCases(official ?? process.execPath, bench, notes)
  const rows = measureBoth([...cases, ...peers], rounds)
  const withUnit = rows.map((row) => ({ ...row, extra: extraOf(row, rows) }))
  return { title: 'one template, by the unit', rows: withUnit, notes: [...notes, ...overBudget(rows)] }
}

function casesUnder(program, bench) {
  const version = versionOf(program)
  const env = { ...bench.env, PATH: `${dirname(program)}${delimiter}${bench.env.PATH}` }
  const common = { unit: `${version}: ${NODE}`, env }
  const hook = (framework, files, name) => {
    const cwd = createRepository(bench, name.replaceAll(/\W+/g, '-'), { files })
    const path = NAMES[framework]
    const text = templateOf(framework, 6)
    return {
      ...common,
      name,
      command: 'sh',
      args: ['.git/hooks/pre-commit'],
      cwd,
      env: { ...env, GIT_INDEX_FILE: '.git/index' },
      prepare: staging(bench, cwd, (turn) => ({ [`infra/${path}`]: differently(path, text, turn) })),
    }
  }
  const hooks = Object.keys(NAMES).flatMap((framework) => {
    const name = `${version}: pre-commit, one ${framework} template`
    return [hook(framework, {}, name), hook(framework, ownPolicies(), `${name}${WITH_OWN}`)]
  })
  return [{ ...common, name: common.unit, command: program, args: ['-e', '0'], cwd: bench.work }, ...hooks]
}

/** This program and other scanners on one template each, and lefthook with nothing to do. */
function peerCases(program, bench, notes) {
  const unit = `${versionOf(program)}: ${NODE}`
  const env = { ...bench.env, PATH: `${dirname(program)}${delimiter}${bench.env.PATH}` }
  const scans = Object.entries(NAMES).flatMap(([framework, name]) => {
    const cwd = join(bench.work, 'unit-peers', framework)
    writeFiles(cwd, { [name]: templateOf(framework, 6) })
    const common = { unit, cwd, env, codes: ANY_CODE }
    const own = {
      ...common,
      name: `${framework}: mvc-gate`,
      command: program,
      args: [bench.main, 'scan', name],
    }
    const others = scannersFor(framework, join(cwd, name), bench)
    return [own, ...others.map((each) => ({ ...common, rounds: 5, ...each }))]
  })
  if (spawnSync('lefthook', ['version'], { env: bench.env }).error !== undefined) {
    notes.push('skipped: lefthook is not on PATH')
    return scans
  }
  // It writes its own hooks when it runs, so each has a repository.
  const plain = (name) => {
    const cwd = createRepository(bench, name)
    const prepare = staging(bench, cwd, (turn) => ({ 'notes.txt': `${turn}\n` }))
    return { unit, cwd, env: { ...env, GIT_INDEX_FILE: '.git/index' }, prepare }
  }
  const [theirs, own] = [plain('unit-lefthook'), plain('unit-plain')]
  const config = 'pre-commit:\n  jobs:\n    - run: exit 1\n      glob: "*.none"\n'
  writeFiles(theirs.cwd, { 'lefthook.yml': config })
  // The first commit with the hooks notes that nothing has to be looked at.
  git(bench, own.cwd, 'commit', '-qm', 'first', '--allow-empty')
  return [
    ...scans,
    { ...theirs, name: 'nothing to do: lefthook', command: 'lefthook', args: ['run', 'pre-commit'] },
    { ...own, name: 'nothing to do: mvc-gate', command: 'sh', args: ['.git/hooks/pre-commit'] },
  ]
}

/** Wall time and processor time, of children too: medians of interleaved runs, in milliseconds. */
function measureBoth(cases, rounds) {
  const times = cases.map(() => ({ wall: [], cpu: [] }))
  for (let turn = 0; turn < rounds; turn++) {
    for (const [i, each] of cases.entries()) {
      if (turn >= (each.rounds ?? rounds)) continue
      const { wall, cpu } = runOnce(each, turn)
      times[i].wall.push(wall)
      if (cpu !== undefined) times[i].cpu.push(cpu)
    }
  }
  return cases.map(({ name, unit }, i) => {
    const cpu = times[i].cpu.length === 0 ? undefined : round(median(times[i].cpu), 1)
    return { name, unit, ms: round(median(times[i].wall), 1), cpu }
  })
}

const hasBash = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0

/** `time` of bash knows what a process and its children took; without bash there is only wall time. */
function runOnce(each, turn) {
  if (!hasBash) return { wall: timeOf(each, turn) }
  each.prepare?.(turn)
  const timed = ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$@"', 'bash', each.command, ...each.args]
  const done = spawnSync('bash', timed, {
    cwd: each.cwd,
    env: { ...each.env, LC_ALL: 'C' },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (!(each.codes ?? [0]).includes(done.status))
    throw new Error(`${each.name} ended with ${done.status}: ${done.stderr}`)
  const [wall, user, system] = done.stderr
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map((seconds) => Number(seconds) * 1_000)
  return { wall, cpu: user + system }
}

function extraOf({ name, cpu, ms, unit }, rows) {
  const base = rows.find(({ name }) => name === unit)
  const ratio = base === undefined ? '' : ` = ${((cpu ?? ms) / (base.cpu ?? base.ms)).toFixed(2)} x ${unit}`
  const without = name.endsWith(WITH_OWN) && rows.find((row) => name === `${row.name}${WITH_OWN}`)
  const added = without ? `, +${((cpu ?? ms) - (without.cpu ?? without.ms)).toFixed(1)} ms` : ''
  return `${cpu === undefined ? 'wall' : `cpu ${cpu.toFixed(0)} ms`}${ratio}${added}`
}

/**
 * Ratios that `bench-budget.json` does not allow, as lines. They warn: a machine that others use gives no verdicts.
 */
function overBudget(rows) {
  const { ratios } = JSON.parse(readFileSync(new URL('bench-budget.json', import.meta.url), 'utf8'))
  const lines = ratios.flatMap(({ of, to, most, least }) =>
    rows
      .filter(({ name }) => new RegExp(of).test(name))
      .flatMap((row) => {
        const base =
          to === 'unit' ? rows.find(({ name }) => name === row.unit) : rows.find(({ name }) => name === to)
        const ratio = (row.cpu ?? row.ms) / (base === undefined ? Number.NaN : (base.cpu ?? base.ms))
        const isOver = ratio > (most ?? Number.POSITIVE_INFINITY) || ratio < (least ?? 0)
        const limit = most === undefined ? `at least ${least}` : `at most ${most}`
        return isOver
          ? [`over budget: ${row.name} is ${ratio.toFixed(2)} x ${base.name}, ${limit} is allowed`]
          : []
      }),
  )
  if (process.env.GITHUB_ACTIONS === 'true') for (const line of lines) console.log(`::warning::${line}`)
  return lines
}
