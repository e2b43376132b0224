import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { metadataService } from '../../subjects/aws/ec2/metadata-service.ts'

export const awsIMDSv1Enabled = definePolicy({
  id: 'aws-imdsv1-enabled',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 instance metadata service allows version 1',
  severity: 'high',
  why: "IMDSv1 returns the instance's credentials to any simple request, so a server-side request forgery in an application leaks them. Version 2 requires a session token.",
  fix: 'Set HttpTokens (http_tokens in Terraform) to required, or disable the metadata service with HttpEndpoint.',
  repair: { set: { tokens: 'required' } },
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
  ],
  controls: ['CIS AWS 3.0.0 5.6'],
  accepts: [
    'A metadata service that is turned off.',
    'An instance whose launch template is in the same template: the launch template is checked instead.',
    'Defaults of the account in the same template that require tokens.',
    'An image of Amazon Linux 2023, named by a public parameter of AWS or by its name and Amazon as owner: it requires tokens by itself.',
  ],
  mvisionNames: [],
  subject: metadataService,
  violatedWhen: ({ endpoint, tokens }) =>
    all(
      is(tokens, ['optional'], 'the metadata service accepts requests without a token'),
      withoutEvidence(not(is(endpoint, ['disabled']))),
    ),
})
