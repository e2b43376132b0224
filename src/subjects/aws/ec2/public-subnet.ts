/** Which subnets of a template are public: those whose route table leads to an internet gateway. */
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause, Value } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { itemsOf, lookUp, memoize, resourcesOf } from '../../define/scope.ts'
import { openConditions } from '../../links/existence.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'
import { isWorld } from '../../network/address.ts'

/** Whether something holds, or why that is not known. */
export type Truth = boolean | UnknownCause

/** True where one is; else not known where one is not; else false. */
export function oneOf(truths: Iterable<Truth>): Truth {
  let open: UnknownCause | undefined
  for (const truth of truths) {
    if (truth === true) return true
    if (truth !== false) open ??= truth
  }
  return open ?? false
}

/** False where one is; else not known where one is not; else true. */
function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false
  return a === true ? b : a
}

interface Words {
  readonly subnets: Target
  readonly tables: Target
  readonly gateways: Target
  readonly associations: {
    readonly types: readonly string[]
    readonly subnet: string
    readonly table: string
  }
  /** Resources that are a route, and how they name its table. */
  readonly routes: { readonly types: readonly string[]; readonly table: string }
  /** Blocks of tables that are routes. */
  readonly inline?: string
  readonly gateway: string
  readonly destinations: readonly string[]
}

const CFN: Words = {
  subnets: { types: ['AWS::EC2::Subnet'], name: 'SubnetId' },
  tables: { types: ['AWS::EC2::RouteTable'], name: 'RouteTableId' },
  gateways: { types: ['AWS::EC2::InternetGateway'], name: 'InternetGatewayId' },
  associations: {
    types: ['AWS::EC2::SubnetRouteTableAssociation'],
    subnet: 'SubnetId',
    table: 'RouteTableId',
  },
  routes: { types: ['AWS::EC2::Route'], table: 'RouteTableId' },
  gateway: 'GatewayId',
  destinations: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'],
}
const TERRAFORM: Words = {
  subnets: { types: ['aws_subnet'], name: 'id' },
  tables: { types: ['aws_route_table', 'aws_default_route_table'], name: 'id' },
  gateways: { types: ['aws_internet_gateway'], name: 'id' },
  associations: { types: ['aws_route_table_association'], subnet: 'subnet_id', table: 'route_table_id' },
  routes: { types: ['aws_route'], table: 'route_table_id' },
  inline: 'route',
  gateway: 'gateway_id',
  destinations: ['destination_cidr_block', 'destination_ipv6_cidr_block', 'cidr_block', 'ipv6_cidr_block'],
}
const WORDS: readonly Words[] = [CFN, TERRAFORM]

/** What resources may name that lead to a subnet, for `readsAlso`. */
export const NETWORK_TYPES: readonly string[] = WORDS.flatMap(
  ({ subnets, tables, gateways, associations, routes }) => [
    ...[subnets, tables, gateways].flatMap(({ types }) => types),
    ...associations.types,
    ...routes.types,
  ],
)

export const SUBNETS: Target = { types: WORDS.flatMap(({ subnets }) => subnets.types), name: 'id' }

/**
 * Whether a subnet has a route to an internet gateway.
 * https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-subnet-igw-check.html
 */
export function isPublicSubnet(subnet: Resource, template: Template): Truth {
  const words = WORDS.find(({ subnets }) => subnets.types.includes(subnet.type))
  return words === undefined ? false : truthOf(publicSubnets(words)(template), subnet)
}

/** What is known of each thing, and what may be said of any because a link cannot be followed. */
interface Truths {
  readonly byResource: Map<Resource, Truth>
  ofAny: Truth
}

function truthOf({ byResource, ofAny }: Truths, resource: Resource): Truth {
  return oneOf([byResource.get(resource) ?? false, ofAny])
}

/** Says something of what a link leads to. */
function say(truths: Truths, truth: Truth, { to, open }: Leads): void {
  for (const each of to) truths.byResource.set(each, oneOf([truths.byResource.get(each) ?? false, truth]))
  if (open !== undefined) truths.ofAny = oneOf([truths.ofAny, both(truth, open)])
}

/** Which subnets are associated with a table that is public. */
const publicSubnets = memoize((words: Words) =>
  memoize((template: Template): Truths => {
    const { associations, subnets, tables } = words
    const isPublic = publicTables(words)(template)
    const truths: Truths = { byResource: new Map(), ofAny: false }
    for (const resource of resourcesOf(template, associations.types)) {
      const link = (name: string, to: Target) =>
        leadsTo(lookUp(resource.properties, name), to, template, resource)
      const table = link(associations.table, tables)
      const truth = oneOf([...table.to.map((each) => truthOf(isPublic, each)), table.open ?? false])
      say(truths, both(truth, exists(resource)), link(associations.subnet, subnets))
    }
    return truths
  }),
)

/** Which tables have a route to an internet gateway. */
const publicTables = memoize((words: Words) =>
  memoize((template: Template): Truths => {
    const { routes, tables, inline } = words
    const truths: Truths = { byResource: new Map(), ofAny: false }
    for (const route of resourcesOf(template, routes.types)) {
      const truth = both(leadsToInternet(route.properties, route, template, words), exists(route))
      say(truths, truth, leadsTo(lookUp(route.properties, routes.table), tables, template, route))
    }
    for (const table of resourcesOf(template, inline === undefined ? [] : tables.types)) {
      for (const route of itemsOf(lookUp(table.properties, inline ?? ''))) {
        say(truths, leadsToInternet(route, table, template, words), { to: [table] })
      }
    }
    return truths
  }),
)

/** Whether a resource is certain to exist. */
function exists(resource: Resource): Truth {
  const [open] = openConditions(resource)
  return open === undefined ? true : { kind: 'condition', name: open.words }
}

function leadsToInternet(route: Value, owner: Resource, template: Template, words: Words): Truth {
  if (route.kind === 'unknown') return route.because
  const gateway = lookUp(route, words.gateway)
  const world = oneOf(words.destinations.map((path) => isWorldAt(lookUp(route, path))))
  if (gateway?.kind === 'scalar') return both(/^igw-/.test(String(gateway.value)), world)
  const named = leadsTo(gateway, words.gateways, template, owner, true)
  return both(oneOf([named.to.length > 0, named.open ?? false]), world)
}

function isWorldAt(value: Value | undefined): Truth {
  if (value === undefined) return false
  if (value.kind === 'scalar') return isWorld(String(value.value))
  if (value.kind === 'either') return { kind: 'condition', name: value.condition }
  return value.kind === 'unknown' ? value.because : false
}

/** The resources that a link leads to, and why there may be others. */
export interface Leads {
  readonly to: readonly Resource[]
  readonly open?: UnknownCause
}

/**
 * Follows a link. What the deployment gives leads to none of this template's resources.
 *
 * @param asks whether it may as well be such a resource of another template
 */
export function leadsTo(
  link: Value | undefined,
  target: Target,
  template: Template,
  owner: Resource,
  asks = false,
): Leads {
  const named = follow(link, target, template, owner)
  if (named.kind === 'here') return { to: [named.resource] }
  if (named.kind === 'elsewhere') return NOWHERE
  const { because, among } = named
  const isOpen = asks
    ? !namesAnother(because)
    : among !== undefined || !isGiven(because, ['variable', 'reference'])
  return isOpen ? { to: [], open: because } : NOWHERE
}

const NOWHERE: Leads = { to: [] }

/** Whether it is certainly a resource of another kind. */
function namesAnother(because: UnknownCause): boolean {
  return because.kind === 'reference' && because.within === undefined && because.resource !== undefined
}
