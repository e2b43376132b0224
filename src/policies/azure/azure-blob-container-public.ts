import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { blobContainer } from '../../subjects/azure/storage/blob-container.ts'

export const azureBlobContainerPublic = definePolicy({
  id: 'azure-blob-container-public',
  platform: 'azure',
  service: 'storage',
  title: 'Blob container allows anonymous read access',
  severity: 'critical',
  why: "Anyone on the internet can read the container's blobs, and scanners guess account and container names continuously.",
  fix: 'Set publicAccess to None (container_access_type to private in Terraform), and share single blobs with shared access signatures.',
  repair: { set: { access: 'None' }, unsafe: 'Clients that do not sign in can no longer read blobs.' },
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure',
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
  ],
  controls: ['CIS Azure 2.0.0 3.7'],
  accepts: ['A container in an account that does not allow public containers.'],
  mvisionNames: [],
  subject: blobContainer,
  violatedWhen: ({ access, accountAllows }) =>
    all(
      is(access, ['blob', 'container'], (level) =>
        level === 'blob' ? 'anyone can read every blob' : 'anyone can list and read every blob',
      ),
      withoutEvidence(not(is(accountAllows, [false]))),
    ),
})
