/** A CodeBuild project, and what its builds leave behind. */
import { known, whereUnknown } from '../../../core/attr.ts'
import { type Attr, all, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { knownText } from '../../define/deploy-time.ts'
import { flag, text } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/** Commands that need the Docker daemon, which runs in privileged containers only. */
const DOCKER =
  /\bdocker(?:-compose)?\s+(?:build|buildx|compose|run|pull|push|up)\b|\bdockerd\b|--use-container\b/

/** Reads the commands of a build: also of a text that is JSON, and of one whose known part says enough. */
function commands(path: string): Read<Attr<string>> {
  const read = text(path)
  return (scope) => {
    const written = lookUp(scope.node, path)
    if (written?.kind === 'json' && written.text !== undefined) return known(written.text, written.at)
    return whereUnknown(read(scope), (single) => {
      const part = knownText(single)
      return part !== undefined && DOCKER.test(part) ? known(part, single.at) : single
    })
  }
}

/**
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
 */
export const codeBuildProject = defineSubject({
  name: 'aws.codebuild-project',
  describes: 'A CodeBuild project',
  sources: { cloudformation: ['AWS::CodeBuild::Project'], terraform: ['aws_codebuild_project'] },
  attributes: {
    privileged: {
      type: 'boolean',
      describes: 'Whether builds run in a privileged container. False by default.',
      cloudformation: flag('Environment.PrivilegedMode', false),
      terraform: flag('environment.privileged_mode', false),
    },
    buildSpec: {
      type: 'text',
      describes: 'The commands of the build, or the path of the file in the source that holds them.',
      cloudformation: commands('Source.BuildSpec'),
      terraform: commands('source.buildspec'),
    },
    hasKey: {
      type: 'boolean',
      describes: 'Whether a KMS key is named. False by default: the key that AWS manages for S3 is used.',
      cloudformation: isWritten('EncryptionKey'),
      terraform: isWritten('encryption_key'),
    },
  },
})

/** Whether builds are privileged without a need for it that the template shows. */
export function isPrivilegedWithoutNeed({ buildSpec }: SubjectOf<typeof codeBuildProject>): Claim {
  return not(test(buildSpec, (commands) => DOCKER.test(commands), 'the build uses Docker'))
}

const CFN_OUTPUT = ['Artifacts', 'SecondaryArtifacts', 'LogsConfig.S3Logs']
const TERRAFORM_OUTPUT = ['artifacts', 'secondary_artifacts', 'logs_config.s3_logs']

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html */
export const codeBuildOutput = defineSubject({
  name: 'aws.codebuild-output',
  describes: 'What builds of a CodeBuild project write to S3: artifacts, or logs',
  sources: {
    cloudformation: { types: ['AWS::CodeBuild::Project'], within: CFN_OUTPUT },
    terraform: { types: ['aws_codebuild_project'], within: TERRAFORM_OUTPUT },
  },
  attributes: {
    encryptionDisabled: {
      type: 'boolean',
      describes: 'Whether encryption is turned off. False by default.',
      cloudformation: flag('EncryptionDisabled', false),
      terraform: flag('encryption_disabled', false),
    },
    kind: {
      type: 'text',
      describes: '`S3`, `CODEPIPELINE` or `NO_ARTIFACTS`. Absent for logs.',
      cloudformation: text('Type'),
      terraform: text('type'),
    },
  },
})

/** Whether something is written that is not encrypted. */
export function isUnencrypted({ encryptionDisabled, kind }: SubjectOf<typeof codeBuildOutput>): Claim {
  return all(
    is(encryptionDisabled, [true], 'encryption is turned off'),
    withoutEvidence(not(is(kind, ['NO_ARTIFACTS', 'CODEPIPELINE']))),
  )
}
