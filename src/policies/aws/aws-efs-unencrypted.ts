/** An EFS file system that is not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { efsFileSystem } from '../../subjects/aws/efs/efs-file-system.ts'

export const awsEFSUnencrypted = definePolicy({
  id: 'aws-efs-unencrypted',
  platform: 'aws',
  service: 'efs',
  title: 'EFS file system is not encrypted',
  severity: 'high',
  why: 'Files lie on disks and in backups as they are, without a key that could be withheld from whoever gets at them. Encryption cannot be turned on later, only by copying the files.',
  fix: 'Turn encryption on before the file system is created.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'],
  mvisionNames: [],
  subject: efsFileSystem,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the file system is not encrypted'),
})
