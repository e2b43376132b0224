/**
 * `npm run new-policy <id>`: the policy's file, its fixtures, and a test that fails until they say something.
 * The id names the bad pattern and begins with its platform: aws-sqs-policy-public.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource } from './import-source.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { frameworkInfo, frameworksFor } = await importSource('src/core/frameworks.ts')
const { PLATFORMS } = await importSource('src/core/platforms.ts')

const [, , id = ''] = process.argv
const platform = PLATFORMS.find((each) => id.startsWith(`${each.id}-`))
if (platform === undefined || !/^[a-z]+(-[a-z0-9]+){2,}$/.test(id)) {
  console.error('usage: npm run new-policy <id>, for instance aws-sqs-policy-public')
  process.exit(2)
}
const policy = join(root, 'src/policies', platform.id, `${id}.ts`)
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
import { TODO } from '../../subjects/${platform.id}/TODO.ts'

export const ${name} = definePolicy({
  id: '${id}',
  platform: '${platform.id}',
  service: 'TODO',
  title: 'TODO the fault in one line',
  severity: 'medium',
  why: 'TODO What an attacker or an accident does with it.',
  fix: 'TODO What to do, in one sentence.',
  references: ['https://${platform.documentation[0]}/TODO'],
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
for (const framework of frameworksFor(platform.id)) {
  for (const kind of [
    'example.violating',
    'example.passing',
    'violating',
    'passing',
    'default',
    'undecided',
  ]) {
    const path = join(root, 'test/policies', id, `${kind}${frameworkInfo(framework).fixtureEnding}`)
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
