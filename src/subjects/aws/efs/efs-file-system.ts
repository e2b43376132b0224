/** An EFS file system. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'

export interface EFSFileSystem {
  /**
   * The console encrypts by default; what is created through the API is not encrypted unless it asks for it.
   * https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
   */
  readonly encrypted: Attr<boolean>
}

export const efsFileSystem = defineSubject<EFSFileSystem>({
  cloudformation: [{ types: ['AWS::EFS::FileSystem'], attrs: { encrypted: flag('Encrypted', false) } }],
  terraform: [{ types: ['aws_efs_file_system'], attrs: { encrypted: flag('encrypted', false) } }],
})
