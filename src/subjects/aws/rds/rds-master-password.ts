/** The master password of an RDS instance or cluster, wherever it is written. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { text } from '../../define/readers.ts'

export interface RDSMasterPassword {
  readonly password: Attr<string>
}

export const rdsMasterPassword = defineSubject<RDSMasterPassword>({
  cloudformation: [
    {
      types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
      attrs: { password: text('MasterUserPassword') },
    },
  ],
  terraform: [
    // A write-only password stays out of the state, but a literal one is in the template all the same.
    { types: ['aws_db_instance'], attrs: { password: text(['password', 'password_wo']) } },
    { types: ['aws_rds_cluster'], attrs: { password: text(['master_password', 'master_password_wo']) } },
  ],
})
