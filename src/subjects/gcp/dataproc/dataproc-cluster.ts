/** A Dataproc cluster, and the addresses of its machines. */
import { byDefault, eachAlternative } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { fallBack, flag, text } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * The provider's page documents external addresses as the default; images from 2.2 on have none unless they are asked
 * for: https://cloud.google.com/dataproc/docs/concepts/network
 */
function byImage(path: string): Read<Attr<boolean>> {
  const image = text(path)
  return (scope) =>
    eachAlternative(image(scope), (single) => {
      if (single.kind === 'absent') return fallBack(scope, false)
      return single.kind === 'known' ? byDefault(isSince22(single.value), scope.at) : single
    })
}

/** `2.2-debian12`, `2.1.45-ubuntu20` */
function isSince22(image: string): boolean {
  const [, major = '0', minor = '0'] = /^(\d{1,4})\.(\d{1,4})/.exec(image.trim()) ?? []
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 2)
}

export const dataprocCluster = defineSubject({
  name: 'gcp.dataproc-cluster',
  describes: 'A Dataproc cluster on virtual machines',
  sources: {
    terraform: {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster
      cluster: {
        types: ['google_dataproc_cluster'],
        only: ({ node }) => lookUp(node, 'virtual_cluster_config') === undefined,
      },
      template: ['google_dataproc_workflow_template'],
    },
  },
  attributes: {
    internalOnly: {
      type: 'boolean',
      describes:
        'Whether the machines have no public addresses. False by default, and true with images from 2.2 on.',
      terraform: {
        cluster: flag(
          'cluster_config.gce_cluster_config.internal_ip_only',
          byImage('cluster_config.software_config.image_version'),
        ),
        template: flag(
          'placement.managed_cluster.config.gce_cluster_config.internal_ip_only',
          byImage('placement.managed_cluster.config.software_config.image_version'),
        ),
      },
    },
  },
})
