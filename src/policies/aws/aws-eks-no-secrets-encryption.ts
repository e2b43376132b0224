import { isOrIsLeft } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { eksCluster } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSNoSecretsEncryption = definePolicy({
  id: 'aws-eks-no-secrets-encryption',
  platform: 'aws',
  service: 'eks',
  title: 'EKS secrets are not encrypted with a KMS key',
  severity: 'medium',
  why: 'Without a KMS key, no key policy governs who can decrypt secrets, and before Kubernetes 1.28 they are stored in plain text.',
  fix: 'Set EncryptionConfig (encryption_config in Terraform) with the resource secrets and the key of a KMS key.',
  repair: { decide: 'Choose the KMS key that encrypts the secrets; encryption cannot be turned off again.' },
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
  ],
  since: ['EKS encrypts the data of clusters from Kubernetes 1.28 on with a key that AWS owns.'],
  safeDefaultSeverity: 'low',
  defaults: [
    {
      version: 'Kubernetes 1.28 and newer',
      means: 'secrets are encrypted with a key that AWS owns',
      since: '2025-03',
      is: 'new',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
    },
    {
      version: 'Kubernetes below 1.28',
      means: 'secrets are not encrypted',
      is: 'bad',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
    },
  ],
  mvisionNames: [],
  subject: eksCluster,
  violatedWhen: ({ hasSecretsKey }) => isOrIsLeft(hasSecretsKey, [false], 'no key encrypts the secrets'),
})
