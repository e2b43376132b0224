/** Builds dist/: its entries, everything bundled, code split so that each command loads only what it uses. */
import { createHash } from 'node:crypto'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { writeNotices } from './build-notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What every run of the gate loads that finds a template, as one file: to find and read sixty takes longer than to run
 * them. What these import goes with them.
 */
const GATE = [
  'cache/known-absent',
  'cache/store',
  'cli/hook',
  'cli/output',
  'cli/tenant-port',
  'core/date',
  'core/policy',
  'core/properties',
  'core/reference',
  'engines/offline',
  'frameworks/cidr',
  'frameworks/values/excerpt',
  'frameworks/values/limits',
  'frameworks/values/properties',
  'frameworks/values/text',
  'gate/configuration/problems',
  'gate/run-gate',
  'gate/settle',
  'git/config-fingerprint',
  'git/staged',
  'report/summary',
  'report/terminal',
  'subjects/define/deploy-time',
  'subjects/define/foremost',
  'subjects/define/optional-block',
  'subjects/define/subject',
  'subjects/define/word',
  'subjects/define/written',
  'subjects/links/follow',
  'subjects/links/readers',
  'subjects/links/users',
  'subjects/network/address',
  'subjects/network/covering',
  'subjects/network/network',
  'subjects/network/sensitive-services',
]

/** What a run loads that judges a template by policies of the team's own, which an earlier run read. */
const OWN = [
  'custom/concerns',
  'custom/kept-policies',
  'custom/own-policy',
  'gate/kept-own-policies',
  'gate/own-policies',
]

const sourceFolder = join(root, 'src')
const sourceOf = (name) => join(sourceFolder, `${name}.ts`)

/**
 * Modules that are always loaded together, each with what it imports; the first takes what several import, so what policies
 * of the package need too comes before what is for own policies alone.
 */
const GROUPS = [
  { name: 'start', modules: ['cli/run'], priority: 3 },
  { name: 'gate', modules: GATE, priority: 2 },
  { name: 'secrets', modules: ['secrets/find', 'secrets/names'], priority: 1 },
  { name: 'regex', modules: ['frameworks/values/regex/match'], priority: 1 },
  { name: 'faults', modules: ['custom/faults', 'custom/nodes'], priority: 1 },
  { name: 'own', modules: OWN, priority: 0 },
  { name: 'subjects', modules: ['custom/subjects'], priority: 0 },
].map(({ name, modules, priority }) => ({
  name,
  test: (id) => modules.some((module) => id === sourceOf(module)),
  priority,
}))

/** Bundles src into the folder, which is emptied first. The same sources and libraries give the same bytes. */
export async function build(dist = join(root, 'dist')) {
  await rm(dist, { recursive: true, force: true })
  const output = [
    // What loads the others is one file, which old versions of Node can read as far as it says that they are too old.
    ...(await bundleOf(
      dist,
      ['main'],
      { transform: { target: 'node12' } },
      { paths: (id) => id.replace(/^node:/, '') },
    )),
    ...(await bundleOf(
      dist,
      ['program', 'worker', 'receiver', 'sweep-judge', 'scanner', 'install'],
      { plugins: [loadLate, spareWork, plainExports] },
      { codeSplitting: { groups: GROUPS } },
    )),
  ]
  await chmod(join(dist, 'main.js'), 0o755)
  await writeFile(join(dist, 'package.json'), '{ "type": "commonjs" }\n')
  await writeFile(join(dist, 'build-id'), `${digestOf(output)}\n`)
  const moduleIds = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  await writeNotices(root, dist, moduleIds)
}

/** Built-in modules that take long to load (crypto as long as all of dist), and that most runs don't need. */
const LATE = ['node:child_process', 'node:crypto', 'node:fs/promises', 'node:timers/promises', 'node:zlib']

/** Has them loaded by the first call of a function. What installs something needs them at once, and more than functions. */
const loadLate = {
  name: 'load-late',
  resolveId(id, importer = '') {
    const isOurs = importer.startsWith(sourceFolder) && !importer.startsWith(join(sourceFolder, 'install'))
    return isOurs && LATE.includes(id) ? `\0late:${id}` : null
  },
  async load(path) {
    const [, id] = path.split('\0late:')
    if (id === undefined) return null
    const { default: all } = await import(id)
    const functions = Object.keys(all).filter(
      (name) => /^[a-z]/.test(name) && typeof all[name] === 'function',
    )
    return functions
      .sort()
      .map((name) => `export const ${name} = (...args) => require('${id}').${name}(...args)`)
      .join('\n')
  },
}

/**
 * What libraries do as they are loaded, and nothing here needs; it takes milliseconds of each start. kleur asks whether
 * standard output is a terminal, which opens the stream of it, though the program says itself where it wants color; js-yaml makes
 * schemas, which its event parser does not read, so that a bundler has to know that to make them does nothing else.
 */
const SPARED = [
  {
    file: /[\\/]kleur[\\/]colors\.mjs$/,
    text: /process\.stdout && process\.stdout\.isTTY/,
    instead: 'false',
  },
  {
    file: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/,
    text: /^var (\w+) = ((?:new \w+\(|define\w+\(|\w+_SCHEMA\.withTags\(|\{)(?:.*|[\s\S]*?\n[\]})]+));$/gm,
    instead: 'var $1 = /* @__PURE__ */ (() => ($2))();',
  },
]

const spareWork = {
  name: 'spare-work',
  transform(code, id) {
    const spared = SPARED.find(({ file }) => file.test(id))
    if (spared === undefined) return null
    const changed = code.replace(spared.text, spared.instead)
    if (changed === code) throw new Error(`${id} is not what it was: see SPARED`)
    return changed
  },
}

const GETTER =
  /Object\.defineProperty\(exports, (['"])([\w$]+)\1, \{\s*enumerable: true,\s*get: function\s*\(\) \{\s*return ([\w$]+);\s*\}\s*\}\);/g

/**
 * Has a chunk export values, in one loop: hundreds of getters, and hundreds of assignments that each run once, take
 * milliseconds. What is assigned later keeps its getter; the exports stand at the end of a chunk, where everything else has
 * its value.
 */
const plainExports = {
  name: 'plain-exports',
  renderChunk(code) {
    const assigned = new Set()
    for (const [, name] of code.matchAll(
      /(?<![\w$.]|(?:const|let|var)\s+)([\w$]+)\s*(?:[-+*/%&|^?]{0,2}=(?![=>])|\+\+|--)/g,
    ))
      assigned.add(name)
    const plain = new Map()
    const others = code.replace(GETTER, (getter, _, exported, name) => {
      if (assigned.has(name)) return getter
      plain.set(exported, name)
      return ''
    })
    if (plain.size === 0) return code
    const names = JSON.stringify([...plain.keys()])
    return `${others}
((names, values) => {
  for (let i = 0; i < names.length; i++) exports[names[i]] = values[i];
})(${names}, [${[...plain.values()].join(', ')}]);
`
  },
}

/** Writes the entries and what they need. @param entries names of files in src */
async function bundleOf(dist, entries, input = {}, output = {}) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, sourceOf(name)])),
    platform: 'node',
    // cosmiconfig compiles configurations written in TypeScript; this package refuses them.
    external: ['typescript'],
    tsconfig: join(root, 'tsconfig.json'),
    ...input,
  })
  const written = await bundle.write({
    dir: dist,
    // Node starts CommonJS in two thirds of the time that it takes for modules.
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false, asciiOnly: true } },
    comments: { jsdoc: false, annotation: false },
    ...output,
  })
  await bundle.close()
  return written.output
}

/** What tells two builds apart: verdicts that one remembers are not believed by another. */
function digestOf(output) {
  const hash = createHash('sha256')
  for (const chunk of output) hash.update(chunk.fileName).update(chunk.code ?? '')
  return hash.digest('hex').slice(0, 32)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(process.argv[2])
