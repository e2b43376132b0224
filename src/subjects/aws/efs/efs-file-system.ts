/** An EFS file system. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const efsFileSystem = defineSubject({
  name: 'aws.efs-file-system',
  describes: 'An EFS file system',
  sources: { cloudformation: ['AWS::EFS::FileSystem'], terraform: ['aws_efs_file_system'] },
  attributes: {
    encrypted: {
      type: 'boolean',
      // https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
      describes:
        'Whether the file system is encrypted. False by default through the API; only the console encrypts by default.',
      cloudformation: flag('Encrypted', false),
      terraform: flag('encrypted', false),
    },
  },
})
