/** Jenkins with the Git plugin and multibranch jobs: https://plugins.jenkins.io/git/#plugin-content-environment-variables */
import { branchOf, type CiRange, everything, mergeRequest, push } from './ci.ts'

export function jenkinsRange(env: NodeJS.ProcessEnv): CiRange {
  const { CHANGE_TARGET: target, GIT_PREVIOUS_SUCCESSFUL_COMMIT: before } = env
  if (target) {
    const branch = branchOf(target)
    // Some branch sources call the repository that a fork comes from `upstream`.
    const otherwise = branch === undefined ? [] : [`refs/remotes/upstream/${branch}`]
    return mergeRequest('jenkins', { target, otherwise, tip: undefined })
  }
  if (env.TAG_NAME) return everything('jenkins', 'a tag')
  // Never GIT_PREVIOUS_COMMIT: it may have failed here, and what it brought would not be checked again.
  if (!before) return everything('jenkins', 'no build of this branch has succeeded yet')
  return push('jenkins', before, undefined)
}
