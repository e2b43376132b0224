/** GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/variables and its event file. */
import { type CiRange, everything, idOf, mergeRequest, push, type ReadText } from './ci.ts'

export function githubRange(env: NodeJS.ProcessEnv, readText: ReadText): CiRange {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_REF: ref = '', GITHUB_SHA: sha } = env
  const event = readEvent(env.GITHUB_EVENT_PATH, readText)
  const text = (...path: readonly string[]): string | undefined => textAt(event, path)
  if (name.startsWith('pull_request')) return pullRequest(env, text)
  if (name === 'merge_group') {
    return mergeRequest('github', {
      preferred: [idOf(text('merge_group', 'base_sha'))],
      target: text('merge_group', 'base_ref'),
      tip: text('merge_group', 'head_sha') ?? sha,
    })
  }
  if (ref.startsWith('refs/tags/')) return everything('github', 'a tag')
  if (name === 'push') return push('github', text('before'), text('after') ?? sha)
  return everything('github', 'a run that no push or pull request started')
}

type TextAt = (...path: readonly string[]) => string | undefined

function pullRequest(env: NodeJS.ProcessEnv, text: TextAt): CiRange {
  // Closed, it is in its target already, so that nothing would be new.
  if (text('action') === 'closed') return everything('github', 'a closed pull request')
  const tip = idOf(text('pull_request', 'head', 'sha'))
  if (tip === undefined && env.GITHUB_EVENT_NAME === 'pull_request_target') {
    return everything('github', 'a pull request whose commit is not named')
  }
  return mergeRequest('github', {
    target: env.GITHUB_BASE_REF || text('pull_request', 'base', 'ref'),
    // The target as it was when the event was made: HEAD may hold a later one.
    otherwise: [idOf(text('pull_request', 'base', 'sha'))],
    tip,
  })
}

function readEvent(path: string | undefined, readText: ReadText): unknown {
  const text = path ? readText(path) : undefined
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textAt(event: unknown, path: readonly string[]): string | undefined {
  let at = event
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = Object.entries(at).find(([key]) => key === name)?.[1]
  }
  return typeof at === 'string' ? at : undefined
}
