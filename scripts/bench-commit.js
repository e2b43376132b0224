/** What a person waits for at a commit and at a push: whole git commands with the hooks, and without. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { measure, withRatios } from './bench-measure.js'
import { createRepository, git, importHistory, staging } from './bench-repository.js'
import { differently, NAMES, templateOf } from './bench-templates.js'

const DIFF = 'git diff --cached --quiet'
const NODE = 'node -e 0'

/** `git commit` with the hooks and without, and the hook by itself, with the files staged anew for each. */
function commits(bench, name, folder, files, rounds) {
  const prepare = staging(bench, folder, files)
  const common = { cwd: folder, env: bench.env, prepare, ...(rounds === undefined ? {} : { rounds }) }
  const commit = ['commit', '-qm', 'bench']
  const hook = { ...common, env: { ...bench.env, GIT_INDEX_FILE: '.git/index' } }
  return [
    {
      name: `${name}: git commit without hooks`,
      command: 'git',
      args: [...bench.withoutHooks, ...commit],
      ...common,
    },
    // What went past the hooks is looked at once by the next commit; that one is not what is measured.
    {
      ...common,
      name: `${name}: git commit`,
      command: 'git',
      args: commit,
      prepare: () => {
        prepare()
        git(bench, folder, ...commit)
        prepare()
      },
    },
    { name: `${name}: pre-commit by itself`, command: 'sh', args: ['.git/hooks/pre-commit'], ...hook },
  ]
}

const baseline = (bench, cwd) => [
  { name: DIFF, command: 'git', args: ['diff', '--cached', '--quiet'], cwd, env: bench.env, codes: [0, 1] },
  bench.node,
]

/** A commit that holds no template. */
export function benchPlain(bench, rounds) {
  const text = (turn) => ({ 'notes.txt': `${turn}\n` })
  const folders = {
    '200 files': createRepository(bench, 'plain'),
    '200 files, .mvcrc': createRepository(bench, 'configured', { files: { '.mvcrc': 'failOn: high\n' } }),
    '20,000 files': createRepository(bench, 'plain-large', { committed: 20_000 }),
  }
  const cases = Object.entries(folders).flatMap(([name, folder]) => {
    const [without, ...others] = commits(bench, name, folder, text)
    const [diff] = baseline(bench, folder)
    const idle = { ...without, name: `${name}: git commit, idle hooks` }
    const args = [...bench.withIdleHooks, ...without.args.slice(bench.withoutHooks.length)]
    return [{ ...diff, name: `${name}: ${DIFF}` }, without, { ...idle, args }, ...others]
  })
  const rows = measure([bench.node, ...cases], rounds)
  const ms = (name) => rows.find((row) => row.name === name)?.ms ?? Number.NaN
  const notes = Object.keys(folders).map((name) => {
    const added = ms(`${name}: git commit`) - ms(`${name}: git commit without hooks`)
    const ratios = `${(added / ms(`${name}: ${DIFF}`)).toFixed(2)} x ${DIFF}, ${(added / ms(NODE)).toFixed(2)} x ${NODE}`
    return `${name}: the hooks add ${added.toFixed(1)} ms = ${ratios}`
  })
  return { title: 'a commit without templates', rows: withRatios(rows, NODE), notes }
}

/** A commit that holds templates, judged offline. */
export function benchTemplates(bench, rounds) {
  const cases = Object.entries(NAMES).flatMap(([framework, path]) => {
    const text = templateOf(framework, 6)
    const folder = createRepository(bench, framework)
    const files = (turn) => ({ [`infra/${path}`]: differently(path, text, turn) })
    return commits(bench, `one ${framework} template of 100 lines`, folder, files)
  })
  const text = templateOf('cloudformation', 6)
  const large = createRepository(bench, 'large', { committed: 20_000 })
  const many = createRepository(bench, 'many')
  const manyFiles = (turn) =>
    Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`infra/web${i}.yaml`, `${text}# ${turn} ${i}\n`]),
    )
  cases.push(
    ...commits(bench, 'one among 20,000 files', large, (turn) => ({ 'web.yaml': `${text}# ${turn}\n` })),
    ...commits(bench, '300 templates', many, manyFiles, 5),
  )
  const rows = measure([...baseline(bench, many), ...cases], rounds)
  return { title: 'a commit with templates, offline', rows: withRatios(rows, DIFF, NODE) }
}

/** Pushes of histories: how many commits, of which each so many-th changes a template, and how many tags are on them. */
const PUSHES = [
  { commits: 1, every: 1, tags: 0 },
  { commits: 10, every: 1, tags: 0 },
  { commits: 200, every: 1, tags: 0 },
  { commits: 2_000, every: 1, tags: 0 },
  { commits: 2_000, every: 100, tags: 600 },
]

/** Commits on main, and tags on them, for `git fast-import`. */
function historyOf({ commits, every, tags }) {
  const text = templateOf('cloudformation', 6)
  const made = Array.from({ length: commits }, (_, i) => {
    const [path, content] =
      i % every === 0 ? [`infra/web${(i / every) % 20}.yaml`, `${text}# ${i}\n`] : ['src/notes.txt', `${i}\n`]
    const from = i === 0 ? 'from refs/heads/main^0\n' : ''
    const change = `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`
    return `commit refs/heads/main\nmark :${i + 1}\ncommitter Bench <bench@example.com> ${i} +0000\ndata 0\n${from}${change}\n`
  })
  const tagged = Array.from({ length: tags }, (_, i) => {
    return `reset refs/tags/v${i}\nfrom :${1 + Math.floor((i * commits) / tags)}\n\n`
  })
  return [...made, ...tagged].join('')
}

/** A push of commits and tags; nothing is sent. */
export function benchPush(bench, rounds) {
  const cases = PUSHES.flatMap((history) => {
    const name = `${history.commits} commits, a template in each ${history.every}, ${history.tags} tags`
    const place = `push${history.commits}-${history.tags}`
    const remote = join(bench.work, `${place}.git`)
    mkdirSync(remote)
    git(bench, remote, 'init', '-q', '--bare')
    const folder = createRepository(bench, place)
    git(bench, folder, 'remote', 'add', 'origin', remote)
    git(bench, folder, ...bench.withoutHooks, 'push', '-q', 'origin', 'main')
    importHistory(bench, folder, historyOf(history))
    const common = { cwd: folder, env: bench.env, command: 'git' }
    const push = ['push', '-q', '--dry-run', 'origin', 'main', '--tags']
    return [
      {
        ...common,
        name: `${name}: git push --dry-run without hooks`,
        args: [...bench.withoutHooks, ...push],
      },
      { ...common, name: `${name}: git push --dry-run`, args: push },
    ]
  })
  const rows = measure([bench.node, ...cases], rounds)
  return { title: 'a push', rows: withRatios(rows, NODE) }
}

/** The same commit with and without its base judged too: each staged template breaks something that HEAD does too. */
export function benchBase(bench, rounds) {
  const bad = (framework) =>
    templateOf(framework, 6).replaceAll('10.0.0.0/8', '0.0.0.0/0').replaceAll('443', '22')
  const files = (turn) =>
    Object.fromEntries(
      Object.entries(NAMES).flatMap(([framework, path]) =>
        Array.from({ length: 10 }, (_, i) => [
          `${framework}${i}/${path}`,
          differently(path, bad(framework), turn),
        ]),
      ),
    )
  const folder = createRepository(bench, 'base', { files: files(0) })
  staging(bench, folder, () => files(1))()
  const common = { cwd: folder, env: bench.env, command: process.execPath }
  const rows = measure(
    [
      bench.node,
      { ...common, name: '--changes all', args: [bench.main, 'pre-commit', '--changes', 'all'], codes: [1] },
      { ...common, name: '--changes new', args: [bench.main, 'pre-commit'] },
    ],
    rounds,
  )
  return {
    title: '30 changed templates, and the same against their base',
    rows: withRatios(rows, '--changes all', NODE),
  }
}
