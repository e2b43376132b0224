/** What `npm run new-policy` is asked for. */
import { parseArgs } from 'node:util'
import { FRAMEWORKS, type Framework, type FrameworkInfo } from '../../src/core/frameworks.ts'
import { PLATFORMS, type PlatformInfo } from '../../src/core/platforms.ts'

export const USAGE = `npm run new-policy <id> -- --types <types> --attribute <name>:<kind> [options]

  <id>                      platform and bad pattern: aws-dms-public
  --types a,b               resource types, in every framework: AWS::DMS::ReplicationInstance,aws_dms_replication_instance
  --attribute name:kind     what decides: publiclyAccessible:flag; kinds: flag, enabled (Enabled, Disabled), word, text, number
  --paths a,b               where it is written, for the frameworks in the order of the types (from the name where left out)
  --violates value          the bad value (true for flag and enabled)
  --passes value            a good value (false for flag and enabled)
  --default value           what the provider does where nothing is written; left out: it has no documented default
  --service id              a service of the platform; one that is not there yet is added to core/platforms.ts
`

/** A fault of the call. */
export class UsageError extends Error {}

export interface Request {
  readonly id: string
  readonly platform: PlatformInfo
  /** Undefined where the caller leaves it to the scaffold. */
  readonly service: string | undefined
  readonly resources: readonly ResourceType[]
  readonly attribute: AttributeRequest
}

/** A resource type, and where it holds the attribute. */
export interface ResourceType {
  readonly framework: Framework
  readonly type: string
  /** `VpcConfig.PublicAccess` */
  readonly path: string
}

export interface AttributeRequest {
  readonly name: string
  readonly kind: Kind
  readonly violates: string
  readonly passes: string
  readonly default: string | undefined
}

const KINDS = ['flag', 'enabled', 'word', 'text', 'number'] as const
export type Kind = (typeof KINDS)[number]

/**
 * Reads the words after the script's name.
 * @throws UsageError with one line
 */
export function parseRequest(words: readonly string[]): Request {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      types: text,
      attribute: text,
      paths: text,
      violates: text,
      passes: text,
      default: text,
      service: text,
    },
  })
  const [id] = positionals
  if (id === undefined) throw new UsageError('the id is missing')
  const platform = PLATFORMS.find((each) => id.startsWith(`${each.id}-`))
  if (platform === undefined || !/^[a-z]+(-[a-z0-9]+){2,}$/.test(id)) {
    throw new UsageError(`'${id}' does not name a platform and a bad pattern`)
  }
  const attribute = attributeOf(values)
  const resources = resourcesOf(platform, listOf(values.types), listOf(values.paths), attribute.name)
  return { id, platform, service: values.service, resources, attribute }
}

type Values = { readonly [name in 'attribute' | 'violates' | 'passes' | 'default']?: string | undefined }

function attributeOf({ attribute = '', violates, passes, default: fallback }: Values): AttributeRequest {
  const [name = '', word] = attribute.split(':')
  const kind = KINDS.find((each) => each === word)
  if (kind === undefined || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
    throw new UsageError(`--attribute takes name:kind, and '${attribute}' is not that`)
  }
  const isSwitch = kind === 'flag' || kind === 'enabled'
  const bad = violates ?? (isSwitch ? 'true' : undefined)
  const good = passes ?? (isSwitch ? String(bad !== 'true') : undefined)
  if (bad === undefined || good === undefined) throw new UsageError(`${kind} needs --violates and --passes`)
  return { name, kind, violates: bad, passes: good, default: fallback }
}

function resourcesOf(
  platform: PlatformInfo,
  types: readonly string[],
  paths: readonly string[],
  name: string,
): readonly ResourceType[] {
  if (types.length === 0) throw new UsageError('--types is missing')
  const frameworks = types.map((type) => frameworkOfType(platform, type))
  const order = [...new Set(frameworks.map(({ id }) => id))]
  return types.map((type, i) => {
    const { id, spell } = frameworks[i] as SpellingFramework
    return { framework: id, type, path: paths[order.indexOf(id)] ?? spell(name) }
  })
}

interface Spelling {
  /** The form of its resource types. */
  readonly types: RegExp
  /** How it spells `publiclyAccessible`. */
  readonly spell: (name: string) => string
}

type SpellingFramework = FrameworkInfo & Spelling

const SPELLINGS: Readonly<Record<FrameworkInfo['vocabulary'], Spelling>> = {
  cloudformation: { types: /::/, spell: (name) => name.charAt(0).toUpperCase() + name.slice(1) },
  terraform: {
    types: /^[a-z0-9]+_\w+$/,
    spell: (name) => name.replace(/[A-Z]+/g, (upper) => `_${upper.toLowerCase()}`),
  },
  arm: { types: /^\w+\.[\w.]+\//, spell: (name) => name },
}

function frameworkOfType({ id, name }: PlatformInfo, type: string): SpellingFramework {
  const found = FRAMEWORKS.filter(({ platforms }) => platforms.includes(id))
    .map((info): SpellingFramework => ({ ...info, ...SPELLINGS[info.vocabulary] }))
    .find(({ types }) => types.test(type))
  if (found === undefined) throw new UsageError(`'${type}' is not a type of ${name} resources`)
  return found
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').filter((word) => word !== '')
}
