import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { ssmDocument } from '../../subjects/aws/ssm/ssm-document.ts'

export const awsSSMDocumentPublic = definePolicy({
  id: 'aws-ssm-document-public',
  platform: 'aws',
  service: 'ssm',
  title: 'SSM document is shared with every AWS account',
  severity: 'critical',
  why: 'Any AWS account can read the document, with the scripts, addresses and credentials in it, and learn how the machines are run.',
  fix: 'List the accounts that need the document in permissions.account_ids, and turn on the account setting that blocks public sharing.',
  repair: { decide: 'Choose the accounts that may use the document.' },
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-before-you-share.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  notIn: {
    cloudformation: 'AWS::SSM::Document has no property that shares the document with other accounts',
  },
  mvisionNames: [],
  subject: ssmDocument,
  violatedWhen: ({ sharedWith }) => test(sharedWith, namesEveryone, 'shared with every account'),
})

/** Ids of accounts with commas between them, or `All`. */
function namesEveryone(accounts: string): boolean {
  return accounts.split(',').some((account) => account.trim().toLowerCase() === 'all')
}
