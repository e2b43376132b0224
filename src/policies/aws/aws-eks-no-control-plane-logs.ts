import { definePolicy } from '../../core/policy.ts'
import { lacksAuditLog } from '../../subjects/aws/eks/control-plane.ts'
import { eksCluster } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSNoControlPlaneLogs = definePolicy({
  id: 'aws-eks-no-control-plane-logs',
  platform: 'aws',
  service: 'eks',
  title: 'EKS cluster does not record audit logs',
  severity: 'medium',
  why: 'Without the audit log, nothing shows who read secrets, changed permissions or ran commands in pods.',
  fix: 'Add audit to Logging.ClusterLogging.EnabledTypes (enabled_cluster_log_types in Terraform), and the other log types as you need them.',
  repair: { set: { logTypes: 'audit' } },
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  accepts: [
    'A cluster that writes the audit log and leaves out others: api, authenticator, controllerManager, scheduler.',
  ],
  mvisionNames: ['Enable control plane logging during EKS cluster creation'],
  subject: eksCluster,
  violatedWhen: lacksAuditLog,
})
