/** A sink that exports logs, and the bucket that keeps them. */
import { absent, eachBranch, isKnownAs, type SingleValue, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { knownText } from '../../define/deploy-time.ts'
import { readsAlso } from '../../define/moves.ts'
import { flag } from '../../define/readers.ts'
import { lookUp, memoize, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'

const BUCKET: Target = { types: ['google_storage_bucket'], name: 'name' }
/** https://cloud.google.com/logging/docs/export/configure_export_v2 */
const PREFIX = 'storage.googleapis.com/'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket */
const isLocked = flag('retention_policy.is_locked', false)

/** Reads at the bucket of this template that a sink writes to; absent where it writes elsewhere. */
const lockedBucket: Read<Attr<boolean>> = readsAlso(BUCKET.types, (scope) =>
  eachBranch<boolean>(lookUp(scope.node, 'destination'), (destination) => {
    const bucket = destination === undefined ? undefined : bucketIn(destination)
    if (bucket === undefined) return absent(scope.at)
    const named = follow(bucket, BUCKET, scope.template, scope.resource)
    if (named.kind === 'here') return isLocked(scopeOf(scope.template, named.resource))
    return named.kind === 'elsewhere' ? absent(scope.at) : anyBucket(named.because, scope)
  }),
)

/** Of a text that is made with a bucket's name it is not known which bucket: what all of them say holds. */
function anyBucket(because: UnknownCause, { template, at }: Scope): Attr<boolean> {
  const isMade =
    because.kind === 'reference' && because.type !== undefined && BUCKET.types.includes(because.type)
  if (!isMade) return because.kind === 'variable' ? absent(at) : unknownBecause(because, at)
  const agreed = agreedByAll(template)
  return agreed ?? unknownBecause(because, at)
}

/** What all buckets of the template say, where they say the same. */
const agreedByAll = memoize((template: Template): Attr<boolean> | undefined => {
  const [first, ...others] = resourcesOf(template, BUCKET.types).map((bucket) =>
    isLocked(scopeOf(template, bucket)),
  )
  if (first?.kind !== 'known') return others.length === 0 ? first : undefined
  return others.every((each) => isKnownAs(each, first.value)) ? first : undefined
})

/** The link to a bucket in `storage.googleapis.com/${google_storage_bucket.logs.name}`; undefined for other services. */
function bucketIn(destination: SingleValue): SingleValue | undefined {
  if (destination.kind === 'scalar') {
    const text = String(destination.value)
    return text.startsWith(PREFIX) ? { ...destination, value: text.slice(PREFIX.length) } : undefined
  }
  if (destination.kind !== 'unknown') return undefined
  const text = knownText(destination)
  return text === undefined || text.startsWith(PREFIX) ? destination : undefined
}

export const logSink = defineSubject({
  name: 'gcp.log-sink',
  describes: 'A sink of Cloud Logging that may export to a bucket of this template',
  sources: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink
    terraform: [
      'google_logging_project_sink',
      'google_logging_folder_sink',
      'google_logging_organization_sink',
      'google_logging_billing_account_sink',
    ],
  },
  attributes: {
    lockedBucket: {
      type: 'boolean',
      describes:
        'Whether the retention policy of its bucket is locked. False by default; absent where the bucket is not in the template.',
      terraform: lockedBucket,
    },
  },
})
