/** GitLab CI: https://docs.gitlab.com/ci/variables/predefined_variables/ */
import { type CiRange, everything, idOf, mergeRequest, push } from './ci.ts'

export function gitlabRange(env: NodeJS.ProcessEnv): CiRange {
  const tip = env.CI_COMMIT_SHA
  if (env.CI_MERGE_REQUEST_IID || env.CI_MERGE_REQUEST_DIFF_BASE_SHA) {
    return mergeRequest('gitlab', {
      // Set where the pipeline runs on the result of the merge: the diff's base may be older than what was merged.
      preferred: [idOf(env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA), idOf(env.CI_MERGE_REQUEST_DIFF_BASE_SHA)],
      target: env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME,
      tip,
    })
  }
  if (env.CI_COMMIT_TAG) return everything('gitlab', 'a tag')
  if (env.CI_PIPELINE_SOURCE && env.CI_PIPELINE_SOURCE !== 'push') {
    return everything('gitlab', 'a pipeline that no push or merge request started')
  }
  return push('gitlab', env.CI_COMMIT_BEFORE_SHA, tip)
}
