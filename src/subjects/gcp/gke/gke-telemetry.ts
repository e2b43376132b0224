/** The logs and metrics that a GKE cluster sends to Google Cloud. */
import { absent, eachBranch, known, unknownBecause } from '../../../core/attr.ts'
import { type Attr, any, type Claim, is } from '../../../core/claim.ts'
import { attributeTable, type ValueOf } from '../../define/attributes.ts'
import { text } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { withWay } from '../../define/ways.ts'

/** Whether a list of components is written and has none. A fix names those that GKE has by default. */
function isEmptyList(path: string, ...components: readonly string[]): Read<Attr<boolean>> {
  const read: Read<Attr<boolean>> = ({ node, at }) =>
    eachBranch<boolean>(lookUp(node, path), (value) => {
      if (value === undefined || isNull(value)) return absent(at)
      if (value.kind === 'unknown') return unknownBecause(value.because, value.at)
      if (value.kind !== 'list' || value.items.length > 0) return known(false, value.at)
      return value.open
        ? unknownBecause({ kind: 'expression', text: 'the list of components' }, value.at)
        : known(true, value.at)
    })
  return withWay(read, { at: [path], spell: () => components })
}

// https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring
export const TELEMETRY = attributeTable({
  logging: {
    type: 'object',
    describes: 'Which logs are collected. Those of the system and of workloads by default.',
    attributes: {
      service: {
        type: 'text',
        describes: '`logging.googleapis.com/kubernetes`, `logging.googleapis.com` or `none`.',
        terraform: text('logging_service'),
      },
      hasNoComponents: {
        type: 'boolean',
        describes: 'Whether the list of components is written and empty.',
        terraform: isEmptyList('logging_config.enable_components', 'SYSTEM_COMPONENTS', 'WORKLOADS'),
      },
    },
  },
  monitoring: {
    type: 'object',
    describes: 'Which metrics are collected. Those of the system by default.',
    attributes: {
      service: {
        type: 'text',
        describes: '`monitoring.googleapis.com/kubernetes`, `monitoring.googleapis.com` or `none`.',
        terraform: text('monitoring_service'),
      },
      hasNoComponents: {
        type: 'boolean',
        describes: 'Whether the list of components is written and empty.',
        terraform: isEmptyList('monitoring_config.enable_components', 'SYSTEM_COMPONENTS'),
      },
    },
  },
})

type Telemetry = ValueOf<(typeof TELEMETRY)['logging']>

/** Whether nothing is collected, or only by the legacy service, which GKE no longer supports. */
export function collectsNothing({ service, hasNoComponents }: Telemetry, what: string): Claim {
  return any(
    is(service, ['none'], `no ${what} are collected`),
    is(
      service,
      ['logging.googleapis.com', 'monitoring.googleapis.com'],
      (name) => `${name} is the legacy service`,
    ),
    is(hasNoComponents, [true], `no ${what} are collected`),
  )
}
