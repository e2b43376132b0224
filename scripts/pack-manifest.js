/**
 * `npm pack` and `npm publish` ship a package.json without scripts and development dependencies: a consumer's
 * package manager must find nothing to run or to block. `trim` writes that one, `restore` puts the original back.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const manifest = fileURLToPath(new URL('../package.json', import.meta.url))
const original = fileURLToPath(new URL('../node_modules/.package.json.original', import.meta.url))

/** An interrupted run leaves the original aside; it goes back first. */
function restore() {
  if (existsSync(original)) renameSync(original, manifest)
}

function trim() {
  restore()
  const text = readFileSync(manifest, 'utf8')
  const { scripts: _scripts, devDependencies: _dev, ...shipped } = JSON.parse(text)
  writeFileSync(original, text)
  writeFileSync(manifest, `${JSON.stringify(shipped, null, 2)}\n`)
}

const steps = { trim, restore }
const step = steps[process.argv[2]]
if (step === undefined) throw new Error(`usage: pack-manifest.js ${Object.keys(steps).join(' | ')}`)
step()
