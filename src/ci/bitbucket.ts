/** Bitbucket Pipelines: https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
import { type CiRange, everything, mergeRequest, shortIdOf } from './ci.ts'

export function bitbucketRange(env: NodeJS.ProcessEnv): CiRange {
  const { BITBUCKET_PR_DESTINATION_BRANCH: target, BITBUCKET_PR_DESTINATION_COMMIT: commit } = env
  // The pipeline merges the destination commit before it starts, so HEAD holds it; its id is cut short.
  if (target || commit) {
    return mergeRequest('bitbucket', { target, preferred: [shortIdOf(commit)], tip: env.BITBUCKET_COMMIT })
  }
  if (env.BITBUCKET_TAG) return everything('bitbucket', 'a tag')
  return everything('bitbucket', 'a push, and Bitbucket does not say what was there before it')
}
