/** Who may call services of Cloud Run and Cloud Functions, and where requests may come from. */
import { absent, mapAttr, orDefault } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { ofResource } from '../../define/moves.ts'
import { changed, fallBack, firstOf, flag, text, toAttr } from '../../define/readers.ts'
import { lookUp, type Read, step } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import type { Target } from '../../links/named.ts'
import { ofSeen } from '../../links/readers.ts'
import { GRANT, grantSources, isPublicGrant } from '../iam/iam-grant.ts'

const CLOUD_RUN = [
  'google_cloud_run_service',
  'google_cloud_run_v2_service',
  'google_cloud_run_v2_job',
  'google_cloud_run_v2_worker_pool',
]
const SERVICES: Target = {
  types: [...CLOUD_RUN, 'google_cloudfunctions2_function'],
  name: 'name',
}
const FUNCTIONS: Target = {
  types: ['google_cloudfunctions_function', 'google_cloudfunctions2_function'],
  name: 'name',
}

/** An annotation of a service of version 1, which has dots in its name. */
function annotation(name: string): Read<Attr<string>> {
  return ({ node, at }) => {
    const annotations = lookUp(node, 'metadata.annotations')
    const value = annotations && step(annotations, name)
    return value === undefined ? absent(at) : toAttr(value, String, 'text', () => absent(at))
  }
}

const ingress = firstOf(
  text(['ingress', 'ingress_settings', 'service_config.ingress_settings']),
  annotation('run.googleapis.com/ingress'),
)

/** https://cloud.google.com/run/docs/securing/ingress, https://cloud.google.com/functions/docs/networking/network-settings */
const LIMITED: ReadonlySet<string> = new Set([
  'INGRESS_TRAFFIC_INTERNAL_ONLY',
  'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
  'internal',
  'internal-and-cloud-load-balancing',
  'ALLOW_INTERNAL_ONLY',
  'ALLOW_INTERNAL_AND_GCLB',
])

/** Whether requests from the internet are refused, by all ways in which services and functions say so. */
const limitsIngress: Read<Attr<boolean>> = (scope) =>
  orDefault(
    mapAttr(ingress(scope), (setting) => LIMITED.has(setting), 'an ingress setting'),
    () => fallBack(scope, false),
  )

/** Whether the service that a grant names refuses requests from the internet. */
function limitedAt(to: Target, ...names: readonly string[]): Read<Attr<boolean>> {
  return ofResource(
    ofSeen(
      names.map((by) => ({ by, to })),
      limitsIngress,
      false,
    ),
  )
}

const ofService = limitedAt(SERVICES, 'service', 'name')
const ofFunction = limitedAt(FUNCTIONS, 'cloud_function')
const isOn = (value: string) => value.toLowerCase() === 'true'
const openInvoker = changed(annotation('run.googleapis.com/invoker-iam-disabled'), (attr) =>
  mapAttr(attr, isOn, 'true or false'),
)

const LIMITED_BY_DEFAULT =
  'Whether only requests from the VPC network and from load balancers are accepted. False by default.'

export const cloudRunAccess = defineSubject({
  name: 'gcp.cloud-run-access',
  describes: 'A role granted on a service or a job of Cloud Run, or a service that checks no roles',
  sources: {
    terraform: {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_service_iam
      ...grantSources(CLOUD_RUN),
      service: ['google_cloud_run_v2_service'],
      annotated: ['google_cloud_run_service'],
    },
  },
  attributes: {
    members: GRANT.members,
    openInvoker: {
      type: 'boolean',
      // https://cloud.google.com/run/docs/authenticating/public
      describes: 'Whether callers need no role. False by default; absent for grants.',
      terraform: { service: flag('invoker_iam_disabled', false), annotated: openInvoker },
    },
    limited: {
      type: 'boolean',
      describes: LIMITED_BY_DEFAULT,
      terraform: {
        grant: ofService,
        policy: ofService,
        service: limitsIngress,
        annotated: limitsIngress,
      },
    },
  },
})

export const functionAccess = defineSubject({
  name: 'gcp.function-access',
  describes: 'A role granted on a function of Cloud Functions',
  sources: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function_iam
    terraform: grantSources(['google_cloudfunctions_function', 'google_cloudfunctions2_function']),
  },
  attributes: {
    members: GRANT.members,
    limited: { type: 'boolean', describes: LIMITED_BY_DEFAULT, terraform: ofFunction },
  },
})

/** What the policies about callers accept, for their pages. */
export const LIMITED_INGRESS: readonly string[] = [
  'A service or function in the same template whose ingress settings refuse requests from the internet.',
]

export type CloudRunAccess = SubjectOf<typeof cloudRunAccess>
export type FunctionAccess = SubjectOf<typeof functionAccess>

/** Whether anyone on the internet may call a function. */
export function isCallableByAnyone({ limited, members }: FunctionAccess): Claim {
  return all(isPublicGrant({ members }), acceptsInternet(limited))
}

/** Whether anyone on the internet may call a service of Cloud Run. */
export function isServiceCallableByAnyone({ openInvoker, limited, members }: CloudRunAccess): Claim {
  const isOpen = any(isPublicGrant({ members }), is(openInvoker, [true], 'callers need no role'))
  return all(isOpen, acceptsInternet(limited))
}

function acceptsInternet(limited: Attr<boolean>): Claim {
  return withoutEvidence(not(is(limited, [true])))
}
