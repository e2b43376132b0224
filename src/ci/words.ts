/** The name of each CI, and the setting that makes it clone the whole history. */
import type { CiName } from './ci.ts'

export interface CiWords {
  readonly name: string
  readonly history: string
}

export const CI_WORDS: Readonly<Record<CiName, CiWords>> = {
  codebuild: {
    name: 'AWS CodeBuild',
    history: "'GitCloneDepth: 0' in the project, 'git-clone-depth: 0' on the command line",
  },
  bitbucket: { name: 'Bitbucket Pipelines', history: "'clone: depth: full' in bitbucket-pipelines.yml" },
  github: { name: 'GitHub Actions', history: "'fetch-depth: 0' for actions/checkout" },
  gitlab: { name: 'GitLab CI', history: "'GIT_DEPTH: 0' in the variables of the job" },
  azure: { name: 'Azure Pipelines', history: "'fetchDepth: 0' for the checkout step" },
  jenkins: { name: 'Jenkins', history: "the clone option of the job without 'shallow clone'" },
}
