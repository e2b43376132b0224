/**
 * `npm run new-policy <id>`: the policy's file, its fixtures, and a test that fails until they say something.
 * The id names the bad pattern and begins with its cloud: aws-, azure- or gcp-.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const FRAMEWORKS = { aws: ['cloudformation', 'terraform'], azure: ['arm', 'terraform'], gcp: ['terraform'] }
const ENDINGS = { cloudformation: 'yaml', terraform: 'tf', arm: 'arm.json' }
const VENDORS = { aws: 'docs.aws.amazon.com', azure: 'learn.microsoft.com', gcp: 'cloud.google.com' }

const [, , id = ''] = process.argv
const [cloud] = id.split('-')
if (!/^(aws|azure|gcp)(-[a-z0-9]+){2,}$/.test(id)) {
  console.error('usage: npm run new-policy <id>, for instance aws-sqs-policy-public')
  process.exit(2)
}
const policy = join(root, 'src/policies', cloud, `${id}.ts`)
if (existsSync(policy)) {
  console.error(`there is a policy ${id} already`)
  process.exit(2)
}

const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())

/** The policy, with everything to be written marked TODO. */
function source() {
  return `/** TODO What it is about. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { TODO } from '../../subjects/${cloud}/TODO.ts'

export const ${name} = definePolicy({
  id: '${id}',
  title: 'TODO the fault in one line',
  severity: 'medium',
  why: 'TODO What an attacker or an accident does with it.',
  fix: 'TODO What to do, in one sentence.',
  references: ['https://${VENDORS[cloud]}/TODO'],
  mvisionNames: [],
  subject: TODO,
  violatedWhen: ({ TODO }) => is(TODO, [true], 'TODO what the reader sees underlined'),
})
`
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(path.slice(root.length))
}

write(policy, source())
for (const framework of FRAMEWORKS[cloud]) {
  for (const kind of [
    'example.violating',
    'example.passing',
    'violating',
    'passing',
    'default',
    'undecided',
  ]) {
    const path = join(root, 'test/policies', id, `${kind}.${ENDINGS[framework]}`)
    write(path, '')
    // No golden says this: the test fails until the fixture is written and UPDATE=1 has made its golden anew.
    write(`${path}.out`, `TODO ${kind}\n`)
  }
}
console.log(`
Write the TODOs, then
  UPDATE=1 npx vitest run --project unit test/policies    lists it, makes goldens and pages
  npx vitest run --project unit test/policies             holds them
What makes a good policy: CONTRIBUTING.md`)
