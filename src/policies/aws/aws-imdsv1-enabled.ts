/** A machine whose metadata service answers without a session token. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { metadataService } from '../../subjects/aws/ec2/metadata-service.ts'

export const awsIMDSv1Enabled = definePolicy({
  id: 'aws-imdsv1-enabled',
  platform: 'aws',
  service: 'ec2',
  title: 'Version 1 of the instance metadata service is allowed',
  severity: 'high',
  why: 'A web application on the machine that can be made to fetch an address hands over the credentials of the machine: version 1 gives them to any simple request. Version 2 asks for a token first, which such requests cannot get.',
  fix: 'Require session tokens (version 2), or turn the metadata service off where nothing needs it.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
  ],
  mvisionNames: [],
  subject: metadataService,
  violatedWhen: ({ endpoint, tokens }) =>
    all(
      is(tokens, ['optional'], 'the metadata service answers without a token'),
      withoutEvidence(not(is(endpoint, ['disabled']))),
    ),
})
