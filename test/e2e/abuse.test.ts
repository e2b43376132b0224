/** A change that tries to get a violation through by what the repository says of the gate: refused, or reported. */
import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGatedRepository } from '../support/gate.ts'
import { BAD_TF } from '../support/templates.ts'

const VOLUME = 'aws-ebs-volume-unencrypted'
const COMMENT = BAD_TF.replace('false', `false # mvc-gate:ignore ${VOLUME} -- scratch data`)
const FILE = '.mvc-gate/exceptions.yaml'
const PACK = 'gate/team.yaml'
const EXTENDS = '{ "extends": ["./gate/team.yaml"] }'
const POLICY = '.mvc-gate/policies/acme-name.yaml'

const pack = (keys: object) => `${JSON.stringify({ ...keys, final: Object.keys(keys) })}\n`
const exception = (more = '') =>
  `- { policy: ${VOLUME}, path: main.tf, reason: scratch data, owner: "@acme/security"${more} }\n`
const policy = (condition: string) =>
  `id: acme-name\ntitle: The name is wrong\nseverity: high\nresource: { terraform: aws_ebs_volume }\nrequire: ${condition}\n`
const NAMED = policy('{ property: availability_zone, startsWith: us- }')

type Files = Readonly<Record<string, string>>

interface Abuse {
  /** What the repository has. */
  readonly has: Files
  /** What the change brings; null removes a file. */
  readonly brings: Readonly<Record<string, string | null>>
  /** A link that it brings too. */
  readonly link?: readonly [target: string, path: string]
  /** 1 where the commit is blocked, 0 where it passes and is reported. */
  readonly code: 0 | 1
  readonly says: string
}

const ABUSES: Readonly<Record<string, Abuse>> = {
  'loosens a final key': {
    has: { [PACK]: pack({ failOn: 'low' }), '.mvcrc': EXTENDS },
    brings: { 'main.tf': BAD_TF, '.mvcrc': EXTENDS.replace(' }', ', "failOn": "critical" }') },
    code: 1,
    says: 'failOn: final in gate/team.yaml, not applied: critical (was low)',
  },
  'loosens a final key in a folder': {
    has: { [PACK]: pack({ suppressions: { low: 'exceptions' } }), '.mvcrc': EXTENDS },
    brings: { 'svc/main.tf': COMMENT, 'svc/.mvcrc': '{ "suppressions": { "low": "all" } }' },
    code: 1,
    says: `suppressed only by ${FILE}`,
  },
  'stops extending a pack': {
    has: { [PACK]: pack({ suppressions: { low: 'exceptions' } }), '.mvcrc': EXTENDS },
    brings: { 'main.tf': COMMENT, '.mvcrc': '{}' },
    code: 0,
    says: 'suppressions: high all (was exceptions)',
  },
  'takes away a policy of the team': {
    has: { [POLICY]: NAMED },
    brings: { 'main.tf': BAD_TF.replace('false', 'true'), [POLICY]: null },
    code: 0,
    says: 'acme-name removed',
  },
  'runs code as the configuration': {
    has: {},
    brings: { 'main.tf': BAD_TF, '.mvcrc.js': 'throw new Error("ran")' },
    code: 1,
    says: '.mvcrc.js: executable configuration files are not supported',
  },
  'runs code as a pack': {
    has: {},
    brings: {
      'main.tf': BAD_TF,
      '.mvcrc': '{ "extends": ["./team.js"] }',
      'team.js': 'throw new Error("ran")',
    },
    code: 1,
    says: '.mvcrc',
  },
  'reads a pack outside of the repository': {
    has: {},
    brings: { 'main.tf': BAD_TF, '.mvcrc': '{ "extends": ["./../../team.yaml"] }' },
    code: 1,
    says: 'team.yaml',
  },
  'reads exceptions outside of the repository': {
    has: {},
    brings: { 'main.tf': BAD_TF, '.mvcrc': '{ "exceptions": "../exceptions.yaml" }' },
    code: 1,
    says: 'exceptions: must be a path within the folder',
  },
  'links the exceptions to a file that others own': {
    has: { 'mine.yaml': exception() },
    brings: { 'main.tf': BAD_TF },
    link: ['../mine.yaml', FILE],
    code: 1,
    says: `${FILE}: a symbolic link leads to the exceptions`,
  },
  'makes the matcher of texts go back and forth': {
    has: {},
    brings: {
      'main.tf': BAD_TF,
      [POLICY]: policy(`{ property: availability_zone, matches: '^(\\w+)\\1$' }`),
    },
    code: 1,
    says: `${POLICY}:5`,
  },
  'makes the matcher of globs go back and forth': {
    has: {},
    brings: { 'main.tf': BAD_TF, [FILE]: exception().replace('main.tf', `"${'*a'.repeat(450)}*"`) },
    code: 1,
    says: 'main.tf:4:23',
  },
  'brings its own exception': {
    has: { '.mvcrc': '{ "exceptionsFrom": "base" }' },
    brings: { 'main.tf': BAD_TF, [FILE]: exception() },
    code: 1,
    says: `adds an exception to ${VOLUME} in main.tf, without an end, owner @acme/security`,
  },
  'prolongs an exception beyond what a pack allows': {
    has: { [PACK]: pack({ maxExceptionDays: 30 }), '.mvcrc': EXTENDS },
    brings: { 'main.tf': BAD_TF, [FILE]: exception(', until: 2099-12-31') },
    code: 1,
    says: 'is more than 30 days from today ("maxExceptionDays")',
  },
  'replaces the configuration by a link that leads nowhere': {
    has: { '.mvcrc': '{ "failOn": "low" }' },
    brings: { '.mvcrc': null },
    link: ['nowhere.json', '.mvcrc'],
    code: 1,
    says: '.mvcrc: a symbolic link to something that is not in the repository, so it is not read',
  },
  'replaces the configuration by a link out of the repository': {
    has: { '.mvcrc': '{ "failOn": "low" }' },
    brings: { '.mvcrc': null },
    link: ['../.mvcrc', '.mvcrc.yaml'],
    code: 1,
    says: '.mvcrc.yaml: a symbolic link that leads out of the repository, so it is not read',
  },
  'replaces a policy by a link out of the repository': {
    has: { [POLICY]: NAMED },
    brings: { [POLICY]: null, 'main.tf': BAD_TF },
    link: ['/acme-name.yaml', POLICY],
    code: 1,
    says: `${POLICY}: a symbolic link that leads out of the repository, so it is not read`,
  },
  'replaces the folder of policies by a link out of the repository': {
    has: { [POLICY]: NAMED },
    brings: { [POLICY]: null, 'main.tf': BAD_TF },
    link: ['/acme', '.mvc-gate'],
    code: 1,
    says: '.mvc-gate: a symbolic link that leads out of the repository, so it is not read',
  },
  'brings exceptions by a link out of the repository': {
    has: {},
    brings: { 'main.tf': BAD_TF },
    link: ['/acme.yaml', FILE],
    code: 1,
    says: `${FILE}: a symbolic link that leads out of the repository, so it is not read`,
  },
  'excepts every policy everywhere': {
    has: {},
    brings: { 'main.tf': BAD_TF, [FILE]: exception().replace(VOLUME, '"*"').replace('main.tf', '"**"') },
    code: 1,
    says: 'an exception to a policy for every file',
  },
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

test.each(Object.entries(ABUSES))('%s', async (_, { has, brings, link, code, says }) => {
  const repository = await createGatedRepository()
  for (const [path, text] of Object.entries(has)) await repository.write(path, text)
  await repository.commit('Before')
  for (const [path, text] of Object.entries(brings)) {
    if (text === null) await rm(join(repository.path, path))
    else await repository.write(path, text)
  }
  if (link !== undefined) {
    if (link[1] === '.mvc-gate') await rm(join(repository.path, link[1]), { recursive: true, force: true })
    else await repository.write('.mvc-gate/keep', '')
    await symlink(link[0], join(repository.path, link[1]))
  }
  await repository.git('add', '-A')
  const done = await repository.tryGit('commit', '-q', '-m', 'x')
  expect({ code: done.code, stderr: plain(done.stderr) }).toMatchObject({
    code,
    stderr: expect.stringContaining(plain(says)),
  })
})
