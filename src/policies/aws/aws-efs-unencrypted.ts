import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { efsFileSystem } from '../../subjects/aws/efs/efs-file-system.ts'

export const awsEFSUnencrypted = definePolicy({
  id: 'aws-efs-unencrypted',
  platform: 'aws',
  service: 'efs',
  title: 'EFS file system is not encrypted',
  severity: 'high',
  why: 'Files and backups are stored without a key that could be revoked. Encryption cannot be turned on later without copying the files.',
  fix: 'Set Encrypted (encrypted in Terraform) to true before the file system is created.',
  repair: { set: { encrypted: true }, unsafe: 'An existing file system is replaced by an empty one.' },
  references: ['https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'],
  controls: ['CIS AWS 3.0.0 2.4.1'],
  mvisionNames: [],
  subject: efsFileSystem,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the file system is not encrypted'),
})
