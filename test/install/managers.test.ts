/** What the pre-commit framework reads. */
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { DEFAULTS } from '../../src/config/keys.ts'
import { frameworkHooks } from '../../src/install/managers.ts'
import { inStep } from '../support/generated.ts'

const hosted = frameworkHooks((hook) => [`entry: mvc-gate ${hook}`, 'language: node'])

test('.pre-commit-hooks.yaml has the hooks that init prints', () => {
  const about = `# For https://pre-commit.com, in a repository that names this one in its .pre-commit-config.yaml. Without that,
# \`mvc-gate init\` prints lines that take the package from npm.
`
  inStep('.pre-commit-hooks.yaml', () => `${about}${hosted.join('\n')}\n`)
})

test('the framework passes every file that is checked by default', () => {
  const [{ files }] = parse(hosted.join('\n'))
  const pattern = new RegExp(files.replace('(?i)', ''), 'i')
  for (const glob of DEFAULTS.include) {
    const [, names = ''] = /\{(.*)\}/.exec(glob) ?? []
    const paths = names === '' ? [glob] : names.split(',').map((end) => `infra/x.${end}`)
    for (const path of paths) expect(path.replaceAll('*', 'x')).toMatch(pattern)
  }
})
