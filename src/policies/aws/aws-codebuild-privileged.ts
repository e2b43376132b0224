import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { codeBuildProject, isPrivilegedWithoutNeed } from '../../subjects/aws/codebuild/codebuild-project.ts'

export const awsCodeBuildPrivileged = definePolicy({
  id: 'aws-codebuild-privileged',
  platform: 'aws',
  service: 'codebuild',
  title: 'CodeBuild project runs in privileged mode',
  severity: 'medium',
  why: 'Builds, and the pull requests and dependencies they run, have root rights on the build host.',
  fix: 'Set PrivilegedMode (privileged_mode in Terraform) to false unless the build makes Docker images.',
  repair: { set: { privileged: false }, unsafe: 'Builds that start containers fail.' },
  references: [
    'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html',
    'https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker.html',
  ],
  accepts: [
    'A project whose build specification is in the template and uses Docker, which needs privileged mode.',
  ],
  mvisionNames: [],
  subject: codeBuildProject,
  violatedWhen: (project) =>
    all(
      is(project.privileged, [true], 'builds run with root rights'),
      withoutEvidence(isPrivilegedWithoutNeed(project)),
    ),
})
