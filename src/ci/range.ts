/** Which CI this is, and what its build brings: from its variables alone. */
import { azureRange } from './azure.ts'
import { bitbucketRange } from './bitbucket.ts'
import { type CiRange, everything, type ReadText } from './ci.ts'
import { codebuildRange } from './codebuild.ts'
import { githubRange } from './github.ts'
import { gitlabRange } from './gitlab.ts'
import { jenkinsRange } from './jenkins.ts'

/**
 * What to check in a build. A value that is not a ref or id of a commit is ignored; without a base to compare with,
 * everything is checked: more than needed, never less.
 * @param readText reads the event file of GitHub Actions
 */
export function rangeOf(env: NodeJS.ProcessEnv, readText: ReadText): CiRange {
  // CodeBuild can run the jobs of GitHub and GitLab, and Jenkins hand its builds to CodeBuild: the innermost last.
  if (env.GITHUB_ACTIONS) return githubRange(env, readText)
  if (env.GITLAB_CI) return gitlabRange(env)
  if (env.BITBUCKET_BUILD_NUMBER) return bitbucketRange(env)
  if (env.TF_BUILD) return azureRange(env)
  if (env.CODEBUILD_BUILD_ID) return codebuildRange(env)
  if (env.JENKINS_URL) return jenkinsRange(env)
  return everything(undefined, 'not a known CI')
}
