/** Bare repositories to sweep: small ones, of which three in ten share their tree with others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importHistory } from './bench-repository.js'
import { differently, NAMES, templateOf } from './bench-templates.js'

/** Of each template: some 50 lines. */
const RESOURCES = 3
/** Trees that the three in ten have among them. */
const SHARED = 9

/**
 * Writes so many repositories, and their list.
 * @returns the path of the list, and how many trees there are
 */
export function writeFleet(bench, name, count) {
  const folder = join(bench.work, name)
  const paths = Array.from({ length: count }, (_, i) => join(folder, String(i % 50), `r${i}.git`))
  const trees = new Set()
  for (const [i, path] of paths.entries()) {
    const tree = i % 10 < 3 ? `shared ${i % SHARED}` : `own ${i}`
    trees.add(tree)
    writeBare(path)
    importHistory(bench, path, historyOf(tree, [...trees].indexOf(tree), i))
  }
  const list = join(folder, 'list.txt')
  writeFileSync(list, paths.map((path) => `${path}\n`).join(''))
  return { list, trees: trees.size }
}

/** What `git init --bare` writes, without its samples. */
function writeBare(path) {
  for (const each of ['objects', 'refs/heads']) mkdirSync(join(path, each), { recursive: true })
  writeFileSync(join(path, 'HEAD'), 'ref: refs/heads/main\n')
  // As on a server: the objects of a push are in a pack.
  writeFileSync(
    join(path, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n[fastimport]\n\tunpackLimit = 1\n',
  )
}

/** One commit, of a template for each framework and ten other files. */
function historyOf(tree, number, commit) {
  const templates = Object.entries(NAMES).map(([kind, name]) => [
    `${kind}/${name}`,
    differently(name, templateOf(kind, RESOURCES), number),
  ])
  const others = Array.from({ length: 10 }, (_, i) => [
    `source/file${i}.js`,
    `export const tree = '${tree}'\n`,
  ])
  const message = `repository ${commit}\n`
  return [
    'commit refs/heads/main\n',
    'committer Bench <bench@example.com> 1700000000 +0000\n',
    `data ${message.length}\n${message}`,
    ...[...templates, ...others].map(
      ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    ),
  ].join('')
}
