/** AWS CodeBuild: https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html */
import { type CiRange, everything, mergeRequest, push } from './ci.ts'

/** A merged or closed request is in its target already, so that nothing would be new. */
const OPEN = /^PULL_REQUEST_(?:CREATED|UPDATED|REOPENED)$/

export function codebuildRange(env: NodeJS.ProcessEnv): CiRange {
  const { CODEBUILD_WEBHOOK_EVENT: event = '', CODEBUILD_WEBHOOK_TRIGGER: trigger = '' } = env
  const tip = env.CODEBUILD_RESOLVED_SOURCE_VERSION ?? env.CODEBUILD_SOURCE_VERSION
  if (OPEN.test(event)) return mergeRequest('codebuild', { target: env.CODEBUILD_WEBHOOK_BASE_REF, tip })
  const isTag = trigger.startsWith('tag/') || env.CODEBUILD_WEBHOOK_HEAD_REF?.startsWith('refs/tags/')
  if (isTag) return everything('codebuild', 'a tag')
  if (event === 'PUSH') return push('codebuild', env.CODEBUILD_WEBHOOK_PREV_COMMIT, tip)
  return everything('codebuild', 'a build that no push or open merge request started')
}
