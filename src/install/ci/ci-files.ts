/** The files that add the gate to each CI, and where they go. */
import type { CiName } from '../../ci/ci.ts'

export interface CiFile {
  /** From the top of the repository, '/' on every system. */
  readonly path: string
  /** In this package. */
  readonly source: string
  /** Text by which a file of this name, written or changed by others, already has the gate. */
  readonly marker: string
}

/** What runs the gate in a CI's file. */
export const CALL = 'mvc-gate scan '

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

/** What is left to do once the files are written, a line each. */
export const CI_NEXT: Readonly<Record<CiName, readonly string[]>> = {
  codebuild: [
    'store the credentials in the parameter store, or remove them from buildspec.yml',
    'deploy mvc-gate-codebuild.yaml as described in its first lines',
  ],
  bitbucket: ['enable Pipelines in the repository settings'],
  github: ['require the status check mvc-gate in the branch rules'],
  gitlab: ["require a successful pipeline for merge requests ('Pipelines must succeed')"],
  azure: ['create a pipeline from azure-pipelines.yml, and require it in the branch policies'],
  jenkins: ['create a multibranch pipeline job for the repository'],
}
