/**
 * `npm run new-policy <id> -- --types ... --attribute ...`: a policy, the subject that it judges and fixtures, with
 * goldens, lists and pages made by the tests of this policy alone.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource } from './import-source.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { parseRequest, planPolicy, USAGE } = await importSource('scripts/scaffold/plan.ts')

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
}

function list(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .replaceAll('\\', '/'),
    )
}

/** The request and what it makes; ends with 2 where the words are wrong. */
function plan() {
  try {
    const request = parseRequest(process.argv.slice(2))
    return { ...request, ...planPolicy(request, read, list) }
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`)
    process.exit(2)
  }
}

const { id, platform, files, notes } = plan()
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(path)
}
for (const note of notes) console.log(note)

const run = (script, ...args) =>
  spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, UPDATE: '1' },
  })
run('@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...files.keys())
const { status } = run('vitest/vitest.mjs', 'run', '--project', 'unit', 'test/policies', '-t', id)
console.log(`
Write the TODOs in src/policies/${platform.id}/${id}.ts, what the templates need to be real ones,
and what the policy protects in src/controls/policy-kinds.ts, then
  UPDATE=1 npx vitest run --project unit policies subjects controls generated    lists, goldens and pages: read them
What makes a good policy: CONTRIBUTING.md`)
process.exit(status ?? 1)
