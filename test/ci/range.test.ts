import { describe, expect, test } from 'vitest'
import { branchOf, type CiRange, idOf, type ReadText } from '../../src/ci/ci.ts'
import { rangeOf } from '../../src/ci/range.ts'

const BASE = 'a'.repeat(40)
const TIP = 'b'.repeat(40)
const ZERO = '0'.repeat(40)

const NO_FILE: ReadText = () => undefined

/** What is judged in short: `all`, or what it is compared with. */
function judged(env: NodeJS.ProcessEnv, event?: unknown): string {
  const readText = event === undefined ? NO_FILE : () => JSON.stringify(event)
  const range = rangeOf({ GITHUB_EVENT_PATH: '/event.json', ...env }, readText)
  return range.kind === 'all' ? `all: ${range.why}` : `${range.from}: ${range.revs.join(' ')}`
}

function tipOf(env: NodeJS.ProcessEnv, event?: unknown): string | undefined {
  const range: CiRange = rangeOf({ GITHUB_EVENT_PATH: '/event.json', ...env }, () => JSON.stringify(event))
  return range.kind === 'since' ? range.tip : undefined
}

const CODEBUILD = { CODEBUILD_BUILD_ID: 'gate:1', CODEBUILD_RESOLVED_SOURCE_VERSION: TIP }
const BITBUCKET = { BITBUCKET_BUILD_NUMBER: '7', BITBUCKET_COMMIT: TIP }
const GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_SHA: TIP, GITHUB_REF: 'refs/heads/main' }
const GITLAB = { GITLAB_CI: 'true', CI_COMMIT_SHA: TIP }
const AZURE = { TF_BUILD: 'True', BUILD_SOURCEVERSION: TIP }
const JENKINS = { JENKINS_URL: 'https://ci.example.com/' }

describe('AWS CodeBuild', () => {
  const request = {
    ...CODEBUILD,
    CODEBUILD_WEBHOOK_EVENT: 'PULL_REQUEST_UPDATED',
    CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/release/1.x',
  }
  const pushed = { ...CODEBUILD, CODEBUILD_WEBHOOK_EVENT: 'PUSH', CODEBUILD_WEBHOOK_PREV_COMMIT: BASE }

  test('an open pull request is compared with its target', () => {
    expect(judged(request)).toBe('merge-request: refs/remotes/origin/release/1.x')
    expect(tipOf(request)).toBe(TIP)
  })

  test('a pull request that is merged is in its target already: everything', () => {
    expect(judged({ ...request, CODEBUILD_WEBHOOK_EVENT: 'PULL_REQUEST_MERGED' })).toMatch(/^all: /)
  })

  test('a push is compared with what was there before', () => {
    expect(judged(pushed)).toBe(`push: ${BASE}`)
    expect(tipOf({ ...pushed, CODEBUILD_RESOLVED_SOURCE_VERSION: 'refs/heads/main' })).toBeUndefined()
  })

  test.each([undefined, '', ZERO, '0'.repeat(64), '-x', 'main'])('first build: %j before it', (before) => {
    const env = { ...pushed, CODEBUILD_WEBHOOK_PREV_COMMIT: before }
    expect(judged(env)).toBe('all: the first build of a branch')
  })

  test('tags, builds by hand and pipelines: everything', () => {
    expect(judged({ ...pushed, CODEBUILD_WEBHOOK_TRIGGER: 'tag/v1' })).toBe('all: a tag')
    expect(judged({ ...pushed, CODEBUILD_WEBHOOK_HEAD_REF: 'refs/tags/v1' })).toBe('all: a tag')
    expect(judged(CODEBUILD)).toMatch(/^all: a build that no push/)
  })
})

describe('Bitbucket Pipelines', () => {
  const request = {
    ...BITBUCKET,
    BITBUCKET_PR_DESTINATION_BRANCH: 'main',
    BITBUCKET_PR_DESTINATION_COMMIT: 'abcdef123456',
  }

  test('a pull request is compared with the commit that was merged into it, else with its target', () => {
    expect(judged(request)).toBe('merge-request: abcdef123456 refs/remotes/origin/main')
    expect(judged({ ...request, BITBUCKET_PR_DESTINATION_COMMIT: '--upload-pack' })).toBe(
      'merge-request: refs/remotes/origin/main',
    )
    expect(tipOf(request)).toBe(TIP)
  })

  test('pushes and tags: everything', () => {
    expect(judged(BITBUCKET)).toMatch(/^all: a push, and Bitbucket does not say/)
    expect(judged({ ...BITBUCKET, BITBUCKET_TAG: 'v1' })).toBe('all: a tag')
  })
})

describe('GitHub Actions', () => {
  const request = { ...GITHUB, GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' }
  const event = {
    action: 'synchronize',
    pull_request: { base: { sha: BASE, ref: 'main' }, head: { sha: TIP } },
  }
  const pushed = { ...GITHUB, GITHUB_EVENT_NAME: 'push' }

  test('a pull request is compared with its target, then with what the event says', () => {
    expect(judged(request, event)).toBe(`merge-request: refs/remotes/origin/main ${BASE}`)
    expect(judged(request)).toBe('merge-request: refs/remotes/origin/main')
    expect(tipOf(request, event)).toBe(TIP)
    const review = { ...GITHUB, GITHUB_EVENT_NAME: 'pull_request_review' }
    expect(judged(review, event)).toBe(`merge-request: refs/remotes/origin/main ${BASE}`)
  })

  test('a closed pull request: everything', () => {
    expect(judged(request, { ...event, action: 'closed' })).toBe('all: a closed pull request')
  })

  test('pull_request_target has to hold the commit of the request', () => {
    const env = { ...request, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_SHA: BASE }
    expect(tipOf(env, event)).toBe(TIP)
    expect(judged(env, {})).toMatch(/^all: /)
  })

  test('a merge queue', () => {
    const env = { ...GITHUB, GITHUB_EVENT_NAME: 'merge_group' }
    const group = { merge_group: { base_sha: BASE, base_ref: 'refs/heads/main', head_sha: TIP } }
    expect(judged(env, group)).toBe(`merge-request: ${BASE} refs/remotes/origin/main`)
  })

  test('a push is compared with what was there before', () => {
    expect(judged(pushed, { before: BASE, after: TIP })).toBe(`push: ${BASE}`)
    expect(judged(pushed, { before: ZERO, after: TIP })).toBe('all: the first build of a branch')
    expect(judged({ ...pushed, GITHUB_REF: 'refs/tags/v1' }, { before: BASE })).toBe('all: a tag')
  })

  test.each([
    ['not there', undefined],
    ['a list', []],
    ['of other types', { before: 7, pull_request: 'x' }],
    ['of inherited names', { before: { constructor: 1 } }],
  ])('an event that is %s is no failure', (_, written) => {
    expect(judged(pushed, written)).toMatch(/^all: /)
  })

  test('an event that is not JSON is no failure', () => {
    const range = rangeOf({ ...pushed, GITHUB_EVENT_PATH: 'x' }, () => '{')
    expect(range.kind).toBe('all')
  })

  test('other events: everything', () => {
    expect(judged({ ...GITHUB, GITHUB_EVENT_NAME: 'schedule' })).toMatch(/^all: a run that no push/)
  })
})

describe('GitLab CI', () => {
  const request = {
    ...GITLAB,
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '3',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  }

  test('a merge request is compared with what was merged, the base of its diff, its target', () => {
    expect(judged(request)).toBe(`merge-request: ${BASE} refs/remotes/origin/main`)
    const merged = { ...request, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: TIP }
    expect(judged(merged)).toBe(`merge-request: ${TIP} ${BASE} refs/remotes/origin/main`)
  })

  test('pushes, tags and schedules', () => {
    const env = { ...GITLAB, CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BEFORE_SHA: BASE }
    expect(judged(env)).toBe(`push: ${BASE}`)
    expect(judged({ ...env, CI_COMMIT_BEFORE_SHA: ZERO })).toBe('all: the first build of a branch')
    expect(judged({ ...env, CI_COMMIT_TAG: 'v1' })).toBe('all: a tag')
    expect(judged({ ...env, CI_PIPELINE_SOURCE: 'schedule' })).toMatch(/^all: a pipeline that no push/)
  })
})

describe('Azure Pipelines', () => {
  test.each(['refs/heads/main', 'main'])('a pull request into %s', (target) => {
    const env = { ...AZURE, SYSTEM_PULLREQUEST_TARGETBRANCH: target }
    expect(judged(env)).toBe('merge-request: refs/remotes/origin/main')
    expect(tipOf(env)).toBe(TIP)
  })

  test('pushes and tags: everything', () => {
    expect(judged({ ...AZURE, BUILD_SOURCEBRANCH: 'refs/heads/main' })).toMatch(/^all: a push, and Azure/)
    expect(judged({ ...AZURE, BUILD_SOURCEBRANCH: 'refs/tags/v1' })).toBe('all: a tag')
  })
})

describe('Jenkins', () => {
  test('a change request', () => {
    const env = { ...JENKINS, CHANGE_TARGET: 'main' }
    expect(judged(env)).toBe('merge-request: refs/remotes/origin/main refs/remotes/upstream/main')
  })

  test('only a build that succeeded counts as judged', () => {
    expect(judged({ ...JENKINS, GIT_PREVIOUS_SUCCESSFUL_COMMIT: BASE })).toBe(`push: ${BASE}`)
    expect(judged({ ...JENKINS, GIT_PREVIOUS_COMMIT: BASE })).toBe(
      'all: no build of this branch has succeeded yet',
    )
    expect(judged({ ...JENKINS, TAG_NAME: 'v1', GIT_PREVIOUS_SUCCESSFUL_COMMIT: BASE })).toBe('all: a tag')
  })
})

describe('which CI', () => {
  test('none: everything', () => {
    expect(rangeOf({}, NO_FILE)).toEqual({ ci: undefined, kind: 'all', why: 'not a known CI' })
  })

  test('a job of GitHub or GitLab on CodeBuild is theirs, a build that Jenkins hands over CodeBuild’s', () => {
    const ciOf = (env: NodeJS.ProcessEnv) => rangeOf(env, NO_FILE).ci
    expect(ciOf({ ...CODEBUILD, ...GITHUB })).toBe('github')
    expect(ciOf({ ...CODEBUILD, ...GITLAB })).toBe('gitlab')
    expect(ciOf({ ...CODEBUILD, ...JENKINS })).toBe('codebuild')
    expect(ciOf(BITBUCKET)).toBe('bitbucket')
    expect(ciOf(AZURE)).toBe('azure')
  })
})

describe('refs and ids', () => {
  test.each(['main', 'feature/ärger', "it's", 'a-b', '@', 'x.lockr'])('%j is a branch', (name) => {
    expect(branchOf(name)).toBe(name)
    expect(branchOf(`refs/heads/${name}`)).toBe(name)
  })

  test.each([
    '',
    '-x',
    '--upload-pack=x',
    'a b',
    'a..b',
    'a@{1}',
    'a:b',
    'a\nb',
    'a\u001b[0m',
    'a\u009b',
    'a^',
    'a~1',
    'a*',
    '/a',
    'a/',
    'a//b',
    'a/.b',
    '.a',
    'a.',
    'a.lock',
    'a.lock/b',
    'a\\b',
    'a'.repeat(1025),
  ])('%j is none', (name) => {
    expect(branchOf(name)).toBeUndefined()
  })

  test('a target that is not a branch is not compared with: everything', () => {
    expect(judged({ ...AZURE, SYSTEM_PULLREQUEST_TARGETBRANCH: '--output=x' })).toBe(
      'all: a merge request whose target is not named',
    )
  })

  test('ids have 40 or 64 digits and are not zero', () => {
    expect(idOf(BASE)).toBe(BASE)
    expect(idOf('c'.repeat(64))).toBe('c'.repeat(64))
    for (const text of [ZERO, 'a'.repeat(41), 'A'.repeat(40), 'g'.repeat(40), `${BASE}\n`, '-'.repeat(40)]) {
      expect(idOf(text)).toBeUndefined()
    }
  })
})
