/** Others beside the gate, where they are found: a hook manager that runs an empty task, and scanners on PATH. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { measure, withRatios } from './bench-measure.js'
import { createRepository, git, staging, writeFiles } from './bench-repository.js'
import { NAMES, templateOf } from './bench-templates.js'

const MANAGERS = ['husky@9.1.7', 'lint-staged@15.5.2']

/** How each is asked about one template. */
const SCANNERS = {
  checkov: (file) => ['--quiet', '--compact', '-f', file],
  trivy: (file) => ['config', '--quiet', file],
  kics: (file) => ['scan', '--no-progress', '-p', file],
  'cfn-lint': (file) => [file],
  tflint: (file) => [`--chdir=${dirname(file)}`],
}
/** The only framework that it reads. */
const ONLY = { 'cfn-lint': 'cloudformation', tflint: 'terraform' }

/** A commit without templates under husky and lint-staged, and under the gate. */
export function benchManagers(bench, rounds) {
  const title = 'a commit without templates: husky + lint-staged with an empty task'
  const folder = createRepository(bench, 'husky')
  const gated = createRepository(bench, 'gated')
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, ...MANAGERS]
  const shell = process.platform === 'win32'
  const done = spawnSync('npm', install, {
    cwd: folder,
    env: bench.env,
    encoding: 'utf8',
    shell,
    timeout: 120_000,
  })
  if (done.status !== 0)
    return { title, rows: [], notes: [`skipped: npm can't install ${MANAGERS.join(' and ')}`] }
  git(bench, folder, 'config', 'core.hooksPath', '.husky/_')
  writeFiles(folder, {
    'lint-staged.config.mjs': "export default { '*': () => [] }\n",
    '.husky/pre-commit': 'lint-staged --quiet\n',
  })
  spawnSync(process.execPath, ['node_modules/husky/bin.js'], { cwd: folder, env: bench.env })
  git(bench, folder, 'add', '.')
  git(bench, folder, ...bench.withoutHooks, 'commit', '-qm', 'husky')
  const commit = (name, cwd, args = []) => ({
    name,
    command: 'git',
    args: [...args, 'commit', '-qm', 'bench'],
    cwd,
    env: bench.env,
    prepare: staging(bench, cwd, (turn) => ({ 'notes.txt': `${name} ${turn}\n` })),
  })
  const rows = measure(
    [
      bench.node,
      commit('git commit', folder, bench.withoutHooks),
      commit('husky + lint-staged', folder),
      commit('mvc-gate', gated),
    ],
    rounds,
  )
  return { title, rows: withRatios(rows, 'git commit', 'node -e 0') }
}

/** One template of 100 lines, judged by each scanner that is on PATH, and by this one. */
export function benchScanners(bench, rounds) {
  const folder = join(bench.work, 'peers')
  const notes = []
  const cases = [bench.node]
  for (const [framework, name] of Object.entries(NAMES)) {
    const file = join(folder, framework, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFiles(dirname(file), { [name]: templateOf(framework, 6) })
    const common = {
      cwd: dirname(file),
      env: bench.env,
      codes: Array.from({ length: 128 }, (_, code) => code),
    }
    cases.push({
      ...common,
      name: `${framework}: mvc-gate scan`,
      command: process.execPath,
      args: [bench.main, 'scan', file],
    })
    for (const each of scannersFor(framework, file, bench)) cases.push({ ...common, ...each, rounds: 5 })
  }
  for (const scanner of Object.keys(SCANNERS)) {
    if (!isHere(scanner, bench)) notes.push(`skipped: ${scanner} is not on PATH`)
  }
  return {
    title: 'one template, other scanners',
    rows: withRatios(measure(cases, rounds), 'node -e 0'),
    notes,
  }
}

/** The scanners on PATH that read a framework, each as a case for one file. */
export function scannersFor(framework, file, bench) {
  return Object.entries(SCANNERS)
    .filter(([scanner]) => (ONLY[scanner] ?? framework) === framework && isHere(scanner, bench))
    .map(([scanner, args]) => ({ name: `${framework}: ${scanner}`, command: scanner, args: args(file) }))
}

function isHere(program, { env }) {
  return spawnSync(program, ['--version'], { env, timeout: 30_000 }).error === undefined
}
