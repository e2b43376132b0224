/** The master password of an RDS instance or cluster, wherever it is written. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const rdsMasterPassword = defineSubject({
  name: 'aws.rds-master-password',
  describes: 'An RDS instance or cluster that may be given a master password',
  sources: {
    cloudformation: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    terraform: { instance: ['aws_db_instance'], cluster: ['aws_rds_cluster'] },
  },
  attributes: {
    password: {
      type: 'text',
      describes: 'The master password, where it is written in the template.',
      cloudformation: text('MasterUserPassword'),
      // A write-only password stays out of the state, but a literal one is in the template all the same.
      terraform: {
        instance: text(['password', 'password_wo']),
        cluster: text(['master_password', 'master_password_wo']),
      },
    },
  },
})
