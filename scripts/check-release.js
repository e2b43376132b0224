/**
 * What has to be true before a tag is published. TAG is the tag, REPOSITORY the `<owner>/<name>` that publishes it; both
 * come from the workflow.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const textOf = (path) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
const { version, repository } = JSON.parse(textOf('package.json'))
const { TAG = '', REPOSITORY = '' } = process.env

const named = typeof repository === 'string' ? repository : (repository?.url ?? '')
const checks = [
  [TAG === `v${version}`, `the tag is '${TAG}', and package.json has version ${version}`],
  [textOf('action.yml').includes(`    default: ${version}\n`), `action.yml does not install ${version}`],
  [textOf('CHANGELOG.md').includes(`\n## ${version}`), `CHANGELOG.md has no section for ${version}`],
  [
    REPOSITORY !== '' && new RegExp(`(?:^github:|github\\.com[/:])${REPOSITORY}(?:\\.git)?$`).test(named),
    `"repository" in package.json is '${named}', and ${REPOSITORY || 'an unknown repository'} publishes: run \`npm pkg set repository=github:<owner>/mvc-gate\``,
  ],
]
const wrong = checks.filter(([isRight]) => !isRight)
for (const [, message] of wrong) console.error(message)
if (wrong.length > 0) process.exitCode = 1
