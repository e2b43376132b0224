/** The subnets that an RDS database may be placed in. */
import { absent, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { readsAlso } from '../../define/moves.ts'
import { itemsOf, lookUp, memoize, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import type { Target } from '../../links/named.ts'
import { isPublicSubnet, leadsTo, NETWORK_TYPES, SUBNETS } from '../ec2/public-subnet.ts'

/** How a vocabulary names subnet groups, and how these name subnets. */
interface Words {
  readonly by: string
  readonly groups: Target
  readonly subnets: string
}

const CFN: Words = {
  by: 'DBSubnetGroupName',
  groups: { types: ['AWS::RDS::DBSubnetGroup'], name: 'DBSubnetGroupName' },
  subnets: 'SubnetIds',
}
const TERRAFORM: Words = {
  by: 'db_subnet_group_name',
  groups: { types: ['aws_db_subnet_group'], name: 'name' },
  subnets: 'subnet_ids',
}

/** The name of the first subnet of the group that is public, at the place that names the group. */
function publicSubnet(words: Words): Read<Attr<string>> {
  const { by, groups } = words
  const within = publicWithin(words)
  return readsAlso([...groups.types, ...NETWORK_TYPES], ({ node, template, resource, at }) => {
    const link = lookUp(node, by)
    if (link === undefined) return absent(at)
    const {
      to: [group],
      open,
    } = leadsTo(link, groups, template, resource)
    const found = group === undefined ? open : within(template)(group)
    if (typeof found === 'string') return known(found, link.at)
    return found === undefined ? absent(link.at) : unknownBecause(found, link.at)
  })
}

/** The first public subnet of a group, or why it is not known whether there is one. */
const publicWithin = ({ subnets }: Words) =>
  memoize((template: Template) =>
    memoize((group: Resource): string | UnknownCause | undefined => {
      let open: UnknownCause | undefined
      for (const item of itemsOf(lookUp(group.properties, subnets))) {
        const found = leadsTo(item, SUBNETS, template, group)
        open ??= found.open
        for (const subnet of found.to) {
          const truth = isPublicSubnet(subnet, template)
          if (truth === true) return subnet.name
          if (truth !== false) open ??= truth
        }
      }
      return open
    }),
  )

export const rdsSubnets = defineSubject({
  name: 'aws.rds-subnets',
  describes: 'The subnets that an RDS instance or cluster may be placed in',
  sources: {
    cloudformation: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    terraform: ['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'],
  },
  attributes: {
    publicSubnet: {
      type: 'text',
      describes:
        'The first subnet of its subnet group that has a route to an internet gateway, as far as the template shows group, subnets and routes.',
      cloudformation: publicSubnet(CFN),
      terraform: publicSubnet(TERRAFORM),
    },
  },
})
