/**
 * `npm pack` and `npm publish` ship a package.json without scripts and development dependencies: a consumer's
 * package manager must find nothing to run or to block. `trim` writes that one, `restore` puts the originals back.
 *
 * `repository` in package.json is the one place that says where this package comes from. As long as it is not set, it is
 * unknown: no address is packed, links stay relative, and `check` refuses to publish. Once it is set, `homepage` and `bugs`
 * follow from it, the README has absolute links to the release, as npm shows it, and `<owner>/mvc-gate` in docs/ is the
 * repository.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const originals = join(root, '.pack-originals')

/** An interrupted run leaves the originals aside; they go back first. */
function restore() {
  if (!existsSync(originals)) return
  for (const path of readdirSync(originals, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue
    const kept = join(path.parentPath, path.name)
    renameSync(kept, join(root, kept.slice(originals.length)))
  }
  rmSync(originals, { recursive: true })
}

function trim() {
  restore()
  const { scripts: _scripts, devDependencies: _dev, ...shipped } = readManifest()
  const address = addressOf(shipped)
  rewrite('package.json', () => `${JSON.stringify({ ...shipped, ...addresses(address) }, null, 2)}\n`)
  if (address === undefined) return
  rewrite('README.md', (text) => withAbsoluteLinks(text, `${address.url}/blob/v${shipped.version}`))
  for (const name of readdirSync(join(root, 'docs')).filter((each) => each.endsWith('.md'))) {
    rewrite(`docs/${name}`, (text) => text.replaceAll('<owner>/mvc-gate', address.name))
  }
}

function check() {
  if (addressOf(readManifest()) !== undefined) return
  throw new Error(
    'package.json does not say where this package comes from: run `npm pkg set repository=github:<owner>/mvc-gate`',
  )
}

function readManifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

/** Name and address of the repository on GitHub, whose releases the workflow publishes; undefined if it is unknown. */
function addressOf({ repository }) {
  const text = typeof repository === 'string' ? repository : (repository?.url ?? '')
  const [, name] = /(?:^github:|github\.com[/:])([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(text) ?? []
  return name === undefined ? undefined : { name, url: `https://github.com/${name}` }
}

function addresses(address) {
  if (address === undefined) return {}
  return {
    repository: { type: 'git', url: `git+${address.url}.git` },
    homepage: `${address.url}#readme`,
    bugs: { url: `${address.url}/issues` },
  }
}

/** Links to files of the repository; those within the page stay. */
function withAbsoluteLinks(text, base) {
  return text.replaceAll(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, path) => `](${base}/${path})`)
}

function rewrite(path, edit) {
  const file = join(root, path)
  const text = readFileSync(file, 'utf8')
  mkdirSync(join(originals, dirname(path)), { recursive: true })
  writeFileSync(join(originals, path), text)
  writeFileSync(file, edit(text))
}

const steps = { trim, restore, check }
const step = steps[process.argv[2]]
if (step === undefined)
  throw new Error(`usage: ${basename(process.argv[1])} ${Object.keys(steps).join(' | ')}`)
step()
