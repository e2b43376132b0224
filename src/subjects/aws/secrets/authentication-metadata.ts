/** Credentials that machines get from the metadata of a resource, to fetch files with. */
import { nested } from '../../define/moves.ts'
import { lookUp, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

const PATH = 'Metadata.AWS::CloudFormation::Authentication'

/** The blocks of credentials, each with a name of its own. */
function blocksOf(scope: Scope): readonly Scope[] {
  const blocks = lookUp(scope.resource.meta, PATH)
  if (blocks === undefined) return []
  return blocks.kind === 'mapping'
    ? [...blocks.entries.values()].map((block) => nested(scope, block))
    : [nested(scope, blocks)]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html */
export const authenticationMetadata = defineSubject({
  name: 'aws.authentication-metadata',
  describes: 'Credentials in the metadata of a machine, or of what starts machines',
  sources: {
    cloudformation: {
      types: [
        'AWS::EC2::Instance',
        'AWS::AutoScaling::LaunchConfiguration',
        'AWS::AutoScaling::AutoScalingGroup',
        'AWS::EC2::LaunchTemplate',
      ],
      within: blocksOf,
    },
  },
  attributes: {
    secretKey: {
      type: 'boolean',
      describes: 'Whether a secret access key is written, as a literal or as what another resource gives.',
      cloudformation: isWritten('secretKey'),
    },
    password: {
      type: 'boolean',
      describes: 'Whether a password is written, as a literal or as what another resource gives.',
      cloudformation: isWritten('password'),
    },
  },
})
