/**
 * `node scripts/verify-release.js <version> [--image <name>@sha256:<digest>] [--source <folder or url>]`
 *
 * Verifies a published version from a machine that has git, Node and npm, and takes part in nothing that made it:
 *   1. the registry's signature and the provenance are valid (npm checks them against Sigstore);
 *   2. the provenance names these bytes, the repository in package.json, its release workflow, and the tag;
 *   3. the tag, built here, gives the same files, byte for byte;
 *   4. the container is signed by that workflow (with `--image`; needs cosign).
 * Prints a line for each, and exits with 1 if one is wrong.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { expectProvenance } from './provenance.js'

const NAME = 'mvc-gate'
const WORKFLOW = '.github/workflows/release.yml'
const ISSUER = 'https://token.actions.githubusercontent.com'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { image: { type: 'string' }, source: { type: 'string' } },
})
const [version] = positionals
if (version === undefined)
  throw new Error(`usage: verify-release.js <version> [--image <name>@<digest>] [--source <folder or url>]`)

const work = mkdtempSync(join(tmpdir(), 'mvc-gate-verify-'))

/** Without an answer of Sigstore or of the registry, npm tries for long. */
const MOST_MS = 300_000

/** Runs a program; throws with the end of what it printed. */
function run(program, args, cwd = work) {
  const options = { cwd, encoding: 'utf8', timeout: MOST_MS, shell: process.platform === 'win32' }
  const done = spawnSync(program, args, options)
  if (done.status === 0) return done.stdout
  const printed = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-3).join(' ')
  throw new Error(`${program} ${args[0]} failed: ${done.error?.message ?? printed}`)
}

const packed = (folder) =>
  readFileSync(
    join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.tgz')),
    ),
  )

/** Where the release comes from, as this checkout says it, not the package. */
function repositoryUrl() {
  const { repository } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
  )
  const text = typeof repository === 'string' ? repository : (repository?.url ?? '')
  const [, name] = /(?:^github:|github\.com[/:])([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(text) ?? []
  if (name === undefined) throw new Error('package.json does not name the repository')
  return `https://github.com/${name}`
}

function checkSignatures() {
  writeFileSync(join(work, 'package.json'), '{ "private": true }\n')
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${NAME}@${version}`])
  run('npm', ['audit', 'signatures'])
  return 'signature of the registry and provenance are valid'
}

async function checkProvenance() {
  const url = run('npm', ['view', `${NAME}@${version}`, 'dist.attestations.url']).trim()
  if (url === '') throw new Error('published without provenance')
  const { attestations } = await (await fetch(url)).json()
  const repository = repositoryUrl()
  const digest = createHash('sha512').update(download()).digest('hex')
  expectProvenance(attestations, { repository, path: WORKFLOW, ref: `refs/tags/v${version}`, digest })
  return `made by ${WORKFLOW} of ${repository} at v${version}`
}

let downloaded
/** The bytes that the registry serves. */
function download() {
  if (downloaded === undefined) {
    const folder = mkdtempSync(join(work, 'published-'))
    run('npm', ['pack', '--silent', '--pack-destination', folder, `${NAME}@${version}`])
    downloaded = packed(folder)
  }
  return downloaded
}

function checkSource() {
  const clone = join(work, 'source')
  const from = values.source ?? repositoryUrl()
  run('git', ['clone', '--quiet', '--depth', '1', '--branch', `v${version}`, from, clone])
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], clone)
  const folder = mkdtempSync(join(work, 'built-'))
  run('npm', ['pack', '--silent', '--pack-destination', folder], clone)
  // Compression differs from one version of Node to the next.
  if (!gunzipSync(packed(folder)).equals(gunzipSync(download())))
    throw new Error(`v${version} of ${from} gives other files`)
  return `v${version}, built here, gives the same files`
}

function checkImage() {
  const { image } = values
  if (!/^[\w.:/-]+@sha256:[0-9a-f]{64}$/.test(image)) throw new Error('--image needs <name>@sha256:<digest>')
  const identity = `${repositoryUrl()}/${WORKFLOW}@refs/tags/v${version}`
  run('cosign', ['verify', '--certificate-identity', identity, '--certificate-oidc-issuer', ISSUER, image])
  return `${image} is signed by ${identity}`
}

const checks = [
  ['signatures', checkSignatures],
  ['provenance', checkProvenance],
  ['source', checkSource],
  ...(values.image === undefined ? [] : [['container', checkImage]]),
]
try {
  for (const [name, check] of checks) {
    try {
      console.log(`ok       ${name}: ${await check()}`)
    } catch (error) {
      process.exitCode = 1
      console.log(`problem  ${name}: ${error.message}`)
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
