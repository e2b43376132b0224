/** The files that bring the gate into each CI, and where they go. */
import type { CiName } from '../../ci/ci.ts'

export interface CiFile {
  /** From the top of the repository, '/' on every system. */
  readonly path: string
  /** In this package. */
  readonly source: string
  /** What tells that a file of this name, written or changed by others, has the gate already. */
  readonly marker: string
}

const CALL = 'mvc-gate scan '

export const CI_FILES: Readonly<Record<CiName, readonly CiFile[]>> = {
  codebuild: [
    { path: 'buildspec.yml', source: 'ci/buildspec.yml', marker: CALL },
    {
      path: 'mvc-gate-codebuild.yaml',
      source: 'ci/mvc-gate-codebuild.yaml',
      marker: 'AWS::CodeBuild::Project',
    },
  ],
  bitbucket: [{ path: 'bitbucket-pipelines.yml', source: 'ci/bitbucket-pipelines.yml', marker: CALL }],
  github: [{ path: '.github/workflows/mvc-gate.yml', source: 'ci/github-workflow.yml', marker: CALL }],
  gitlab: [
    { path: '.gitlab/mvc-gate.yml', source: 'ci/gitlab-include.yml', marker: CALL },
    { path: '.gitlab-ci.yml', source: 'ci/gitlab-ci.yml', marker: '/.gitlab/mvc-gate.yml' },
  ],
  azure: [{ path: 'azure-pipelines.yml', source: 'ci/azure-pipelines.yml', marker: CALL }],
  jenkins: [{ path: 'Jenkinsfile', source: 'ci/Jenkinsfile', marker: CALL }],
}

/** What is left to do when the files are there, a line each. */
export const CI_NEXT: Readonly<Record<CiName, readonly string[]>> = {
  codebuild: [
    'put the credentials into the parameter store, or take them out of buildspec.yml',
    'deploy mvc-gate-codebuild.yaml: its first lines say how',
  ],
  bitbucket: ['switch Pipelines on in the repository settings'],
  github: ['require the check mvc-gate in the rules of the branch'],
  gitlab: ["let merge requests need a pipeline that succeeds ('Pipelines must succeed')"],
  azure: ['make a pipeline of azure-pipelines.yml, and require it in the policies of the branch'],
  jenkins: ['make a multibranch pipeline job of the repository'],
}
