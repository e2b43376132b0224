/** What a build has to judge, in real clones. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeOfCi } from '../../src/cli/ci-range.ts'
import { openRepository } from '../../src/git/git.ts'
import { createFolder, createRepository, type TestRepository, useRepository } from '../support/repository.ts'

let origin: TestRepository
/** `main` as it was pushed first, as it is, and a branch from the first with `new.yaml`. */
const ids = { first: '', main: '', topic: '' }

beforeAll(async () => {
  origin = await createRepository()
  await origin.write('old.yaml', 'old')
  ids.first = await origin.commit()
  await origin.git('checkout', '-q', '-b', 'topic')
  await origin.write('new.yaml', 'new')
  ids.topic = await origin.commit()
  await origin.git('checkout', '-q', 'main')
  await origin.write('later.yaml', 'later')
  ids.main = await origin.commit()
})

async function clone(branch: string, ...how: readonly string[]): Promise<TestRepository> {
  const path = join(createFolder(), 'clone')
  await origin.git('clone', '-q', '--branch', branch, ...how, pathToFileURL(origin.path).href, path)
  return useRepository(path)
}

async function judge(at: TestRepository, env: NodeJS.ProcessEnv) {
  const repository = await openRepository(at.path, at.environment)
  const { change, note } = await changeOfCi(repository, env)
  return { touched: change.touched.map(({ path }) => path), note }
}

const request = (tip: string): NodeJS.ProcessEnv => ({
  TF_BUILD: 'True',
  SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
  BUILD_SOURCEVERSION: tip,
})

const pushed = (before: string, tip: string): NodeJS.ProcessEnv => ({
  CODEBUILD_BUILD_ID: 'gate:1',
  CODEBUILD_WEBHOOK_EVENT: 'PUSH',
  CODEBUILD_WEBHOOK_PREV_COMMIT: before,
  CODEBUILD_RESOLVED_SOURCE_VERSION: tip,
})

describe('a complete clone', () => {
  test('a merge request is what the branch brings, not what its target lacks', async () => {
    const at = await clone('topic')
    expect(await judge(at, request(ids.topic))).toEqual({
      touched: ['new.yaml'],
      note: `checked what a merge request into main introduces since ${ids.main.slice(0, 7)} (Azure Pipelines)`,
    })
  })

  test('a merge request that the CI has merged into its target', async () => {
    const at = await clone('main')
    await at.git('merge', '-q', '--no-ff', '-m', 'merge', 'origin/topic')
    expect((await judge(at, request(ids.topic))).touched).toEqual(['new.yaml'])
    const bitbucket = {
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_COMMIT: ids.topic,
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: ids.main.slice(0, 12),
    }
    expect((await judge(at, bitbucket)).touched).toEqual(['new.yaml'])
  })

  test('a tag that is named like the target is not compared with', async () => {
    const at = await clone('topic')
    await at.git('tag', 'origin/main', ids.topic)
    await at.git('tag', 'main', ids.topic)
    expect((await judge(at, request(ids.topic))).touched).toEqual(['new.yaml'])
  })

  test('a ref that is named like a short id is not compared with', async () => {
    const at = await clone('topic')
    await at.git('tag', ids.main.slice(0, 12), ids.topic)
    const env = {
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_COMMIT: ids.topic,
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: ids.main.slice(0, 12),
    }
    expect((await judge(at, env)).touched).toEqual(['new.yaml'])
  })

  test('a push, and a push of nothing', async () => {
    const at = await clone('main')
    expect((await judge(at, pushed(ids.first, ids.main))).touched).toEqual(['later.yaml'])
    expect((await judge(at, pushed(ids.main, ids.main))).touched).toEqual([])
  })

  test('a first build, and a forced push: everything', async () => {
    const at = await clone('main')
    const all = ['later.yaml', 'old.yaml']
    expect(await judge(at, pushed('0'.repeat(40), ids.main))).toEqual({
      touched: all,
      note: 'checked everything: the first build of a branch (AWS CodeBuild)',
    })
    expect(await judge(at, pushed('d'.repeat(40), ids.main))).toEqual({
      touched: all,
      note: 'checked everything: a push whose base is not in this clone (AWS CodeBuild)',
    })
    expect(await judge(at, {})).toEqual({
      touched: all,
      note: 'checked everything: not a known CI',
    })
  })

  test('histories without a common commit: everything', async () => {
    const at = await clone('main')
    await at.git('checkout', '-q', '--orphan', 'other')
    const tip = await at.commit()
    expect((await judge(at, request(tip))).touched).toEqual(['later.yaml', 'old.yaml'])
  })

  test('HEAD has to hold what the CI builds', async () => {
    const at = await clone('main')
    await expect(judge(at, request(ids.topic))).rejects.toMatchObject({
      code: 'usage',
      message: `Azure Pipelines builds commit ${ids.topic.slice(0, 7)}, but HEAD (${ids.main.slice(0, 7)}) does not contain it`,
    })
    await expect(judge(at, request('d'.repeat(40)))).rejects.toMatchObject({ code: 'usage' })
    // Another repository was checked out: what came before the push is not in it either.
    await expect(judge(at, pushed('c'.repeat(40), 'd'.repeat(40)))).rejects.toMatchObject({
      message: expect.stringMatching(/^AWS CodeBuild builds commit ddddddd, but HEAD/),
    })
  })

  test('no commit yet', async () => {
    await expect(judge(await createRepository(), {})).rejects.toMatchObject({
      code: 'usage',
      message: 'no commits yet',
    })
  })

  test('the event of GitHub is read from its file', async () => {
    const at = await clone('main')
    const folder = createFolder()
    const path = join(folder, 'event.json')
    writeFileSync(path, JSON.stringify({ before: ids.first, after: ids.main }))
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }
    expect((await judge(at, { ...env, GITHUB_EVENT_PATH: path })).touched).toEqual(['later.yaml'])
    mkdirSync(join(folder, 'folder'))
    for (const wrong of [join(folder, 'missing'), join(folder, 'folder')]) {
      expect((await judge(at, { ...env, GITHUB_EVENT_PATH: wrong })).touched).toHaveLength(2)
    }
  })
})

describe('a clone that lacks history', () => {
  test.each([
    [
      'AWS CodeBuild',
      {
        ...pushed('', ''),
        CODEBUILD_WEBHOOK_EVENT: 'PULL_REQUEST_CREATED',
        CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/main',
      },
      "clone all history ('GitCloneDepth: 0' in the project, 'git-clone-depth: 0' on the command line)",
    ],
    [
      'Bitbucket Pipelines',
      { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_PR_DESTINATION_BRANCH: 'main' },
      "clone all history ('clone: depth: full' in bitbucket-pipelines.yml)",
    ],
    [
      'GitHub Actions',
      { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' },
      "clone all history ('fetch-depth: 0' for actions/checkout)",
    ],
    [
      'GitLab CI',
      { GITLAB_CI: 'true', CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
      "clone all history ('GIT_DEPTH: 0' in the variables of the job)",
    ],
    ['Azure Pipelines', request(''), "clone all history ('fetchDepth: 0' for the checkout step)"],
    [
      'Jenkins',
      { JENKINS_URL: 'https://ci.example.com/', CHANGE_TARGET: 'main' },
      "clone all history (the clone option of the job without 'shallow clone')",
    ],
  ])('%s: a shallow clone names the setting that fixes it', async (name, env, fix) => {
    const at = await clone('topic', '--depth=1')
    await expect(judge(at, env)).rejects.toMatchObject({
      code: 'usage',
      message: `the shallow clone of ${name} does not reach back to the target of a merge request into main`,
      hint: `${fix}, or run \`mvc-gate scan --all\` to check everything`,
    })
  })

  test('a shallow clone that has the target, and not where they parted', async () => {
    const at = await clone('topic', '--depth=1', '--no-single-branch')
    await expect(judge(at, request(ids.topic))).rejects.toMatchObject({
      message:
        'the shallow clone of Azure Pipelines does not reach back to the target of a merge request into main',
    })
  })

  test('a shallow clone of a push', async () => {
    const at = await clone('main', '--depth=1')
    await expect(judge(at, pushed(ids.first, ids.main))).rejects.toMatchObject({
      code: 'usage',
      message: `the shallow clone of AWS CodeBuild does not reach back to the commit before this push (${ids.first.slice(0, 7)})`,
    })
  })

  test('a shallow clone that goes back far enough is judged', async () => {
    const at = await clone('main', '--depth=2')
    expect((await judge(at, pushed(ids.first, ids.main))).touched).toEqual(['later.yaml'])
  })

  test('a shallow clone where everything is judged', async () => {
    const at = await clone('main', '--depth=1')
    expect((await judge(at, pushed('', ids.main))).touched).toEqual(['later.yaml', 'old.yaml'])
  })

  test('a clone of one branch says how to fetch the other', async () => {
    const at = await clone('topic', '--single-branch')
    await expect(judge(at, request(ids.topic))).rejects.toMatchObject({
      code: 'usage',
      message: 'the clone of Azure Pipelines lacks the target of a merge request into main',
      hint: 'fetch it before the scan (git fetch origin +refs/heads/main:refs/remotes/origin/main), or run `mvc-gate scan --all` to check everything',
    })
  })

  test('no command is made of a name that a shell would read', async () => {
    const at = await clone('topic', '--single-branch')
    const env = { ...request(ids.topic), SYSTEM_PULLREQUEST_TARGETBRANCH: 'a;$(id)' }
    await expect(judge(at, env)).rejects.toMatchObject({
      hint: 'fetch the target branch before the scan, or run `mvc-gate scan --all` to check everything',
    })
  })
})
