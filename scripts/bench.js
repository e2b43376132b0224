/**
 * `npm run bench`: medians of interleaved cold runs, as ratios to `node -e 0` and to bare git in the same run.
 * Milliseconds are printed for orientation only; they say more about the machine than about the gate.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchEngine } from './bench-engine.js'
import { benchInline } from './bench-inline.js'
import { build } from './build.js'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15)
const root = fileURLToPath(new URL('..', import.meta.url))
const main = join(root, 'dist/main.js')
const work = mkdtempSync(join(tmpdir(), 'mvc-gate-bench-'))
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))

function git(cwd, ...args) {
  const done = spawnSync('git', ['-c', 'user.name=B', '-c', 'user.email=b@example.com', ...args], {
    cwd,
    env,
  })
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`)
}

/** A repository with some history and the given files staged. */
function repository(name, { committed = 0, staged }) {
  const folder = join(work, name)
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(main, join(folder, 'node_modules/.bin/mvc-gate'))
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n')
  for (let i = 0; i < committed; i++) {
    const part = join(folder, `part${Math.floor(i / 200)}`)
    if (i % 200 === 0) mkdirSync(part)
    writeFileSync(join(part, `file${i}.txt`), `${i}\n`)
  }
  git(work, 'init', '-q', name)
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'start')
  staged(folder)
  git(folder, 'add', '.')
  return folder
}

const template = (folder) => cpSync(join(root, 'examples/mended/network.yaml'), join(folder, 'network.yaml'))
const module = (folder) =>
  cpSync(join(root, 'examples/mended/storage'), join(folder, 'storage'), { recursive: true })
const text = (folder) => writeFileSync(join(folder, 'notes.txt'), 'no template\n')
const many = (folder) => {
  for (let i = 0; i < 300; i++)
    cpSync(join(root, 'examples/mended/network.yaml'), join(folder, `network${i}.yaml`))
}
/** Templates that differ: a tenant is asked once for the same bytes. */
const different = (count) => (folder) => {
  const text = readFileSync(join(root, 'examples/mended/network.yaml'), 'utf8')
  for (let i = 0; i < count; i++) writeFileSync(join(folder, `network${i}.yaml`), `${text}# ${i}\n`)
}

function cases() {
  const plain = repository('plain', { staged: text })
  const gate = (cwd) => ({ command: process.execPath, args: [main, 'pre-commit'], cwd })
  return [
    { name: 'node -e 0', command: process.execPath, args: ['-e', '0'], cwd: work },
    {
      name: 'git diff --cached --quiet',
      command: 'git',
      args: ['diff', '--cached', '--quiet'],
      cwd: plain,
      expected: 1,
    },
    { name: 'pre-commit, no template', ...gate(plain) },
    { name: 'pre-commit, one CloudFormation template', ...gate(repository('cfn', { staged: template })) },
    { name: 'pre-commit, one Terraform module', ...gate(repository('tf', { staged: module })) },
    {
      name: 'pre-commit, one template among 20,000 files',
      ...gate(repository('large', { committed: 20_000, staged: template })),
    },
    { name: 'pre-commit, 300 templates', ...gate(repository('many', { staged: many })) },
  ]
}

function time({ command, args, cwd, expected = 0 }) {
  const started = performance.now()
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  const took = performance.now() - started
  if (done.status !== expected)
    throw new Error(`${command} ${args.join(' ')} ended with ${done.status}: ${done.stderr}`)
  return took
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

try {
  await build()
  const all = cases()
  const times = all.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, each] of all.entries()) times[i].push(time(each))
  }
  const [bareNode, bareGit] = times.map(median)
  const rows = all.map(({ name }, i) => {
    const ms = median(times[i])
    return {
      name,
      ms: Number(ms.toFixed(1)),
      toNode: Number((ms / bareNode).toFixed(2)),
      toGit: Number((ms / bareGit).toFixed(1)),
    }
  })
  console.log(`${ROUNDS} rounds, medians, Node ${process.version}`)
  for (const row of rows) {
    const ratios = `${String(row.toNode).padStart(6)} x node -e 0   ${String(row.toGit).padStart(6)} x git diff`
    console.log(`${row.name.padEnd(46)} ${String(row.ms).padStart(7)} ms   ${ratios}`)
  }
  await benchEngine(work, bareNode)

  const inline = [1, 30].map((count) => ({
    count,
    cwd: repository(`inline${count}`, { staged: different(count) }),
    cache: join(work, `cache${count}`),
  }))
  console.log('\ninline, a tenant that takes 2 s a template and judges 8 at once')
  for (const { count, first, again, least, sequential } of await benchInline(main, inline, env)) {
    console.log(
      `${String(count).padStart(3)} templates  ${first.toFixed(1)} s = ${(first / least).toFixed(2)} x the least that the tenant allows; ` +
        `${(sequential / first).toFixed(0)} x faster than one after the other, looked at every 30 s; again: ${again.toFixed(2)} s`,
    )
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
