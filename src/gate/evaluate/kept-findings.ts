/**
 * Results in which something was found, as text that is kept between runs. Files are names, as between threads; a policy
 * stands once among all results.
 */
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { PolicyInfo } from '../../core/policy-info.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { SourceFile } from '../../core/source.ts'
import type { TemplateSource } from '../../core/template.ts'
import { secretsIn } from '../../secrets/find.ts'
import { secretsByForm } from '../../secrets/forms.ts'
import { secretName } from '../../secrets/names.ts'
import type { TracedSurroundings } from '../plan/surroundings.ts'
import { type FileName, Packer, Unpacker } from './pack.ts'

/** A result as base64, and the keys of its policies in the order of their numbers in it. */
export type KeptFindings = readonly [result: string, ...policies: string[]]

/** Policies as base64, by a digest of that. */
export type KeptPolicies = Readonly<Record<string, string>>

type Place = { readonly source: TemplateSource; readonly surroundings: TracedSurroundings }

export class FindingsKeeper {
  readonly #policies: Map<string, string>
  readonly #keys = new Map<PolicyInfo, string>()
  readonly #read = new Map<string, PolicyInfo>()

  /** @param known the policies of what earlier runs have kept */
  constructor(known: KeptPolicies) {
    this.#policies = new Map(Object.entries(known))
  }

  /** Undefined for a result that is not kept: one that may show a secret, or is not plain data. */
  keep(result: TemplateResult, place: Place): KeptFindings | undefined {
    if (isAboutSecret(result)) return undefined
    try {
      const { data, policies } = new Packer().pack(result, nameIn(place))
      // A note, a cause or a reason may quote what stands beside it.
      if (secretsIn(textsIn(data).join('\n')).length > 0) return undefined
      return [serialize(data).toString('base64'), ...policies.map((policy) => this.#keyOf(policy))]
    } catch {
      return undefined
    }
  }

  /** The result that was kept; undefined where it is damaged. @param place the same template, with what it refers to */
  recall([data, ...keys]: KeptFindings, place: Place): TemplateResult | undefined {
    try {
      const policies = keys.map((key) => this.#policyAt(key))
      const packed = { data: deserialize(Buffer.from(data, 'base64')) as unknown, policies }
      return new Unpacker().unpack(packed, (name) => fileAt(name, place)) as TemplateResult
    } catch {
      return undefined
    }
  }

  /** The policies of all these results. */
  policiesOf(kept: Iterable<KeptFindings>): KeptPolicies {
    const keys = new Set([...kept].flatMap(([, ...policies]) => policies))
    return Object.fromEntries([...this.#policies].filter(([key]) => keys.has(key)))
  }

  #keyOf(policy: PolicyInfo): string {
    const known = this.#keys.get(policy)
    if (known !== undefined) return known
    const text = serialize(policy).toString('base64')
    const key = createHash('sha256').update(text).digest('hex').slice(0, 16)
    this.#policies.set(key, text)
    this.#keys.set(policy, key)
    return key
  }

  #policyAt(key: string): PolicyInfo {
    const known = this.#read.get(key)
    if (known !== undefined) return known
    const text = this.#policies.get(key)
    if (text === undefined) throw new Error(`no policy ${key}`)
    const policy = deserialize(Buffer.from(text, 'base64')) as PolicyInfo
    this.#read.set(key, policy)
    return policy
  }
}

function nameIn({ source, surroundings }: Place): (file: SourceFile) => FileName {
  const own = new Map(ownFiles(source).map((file, i) => [file, i]))
  return (file) => {
    const number = own.get(file)
    if (number !== undefined) return number
    if (surroundings.known(file.path) === file) return file.path
    throw new Error(`the text of ${file.path} would be kept`)
  }
}

function fileAt(name: FileName, { source, surroundings }: Place): SourceFile {
  const file =
    typeof name === 'number'
      ? ownFiles(source)[name]
      : typeof name === 'string'
        ? surroundings.known(name)
        : undefined
  if (file === undefined || !('text' in file)) throw new Error('no such file')
  return file
}

function ownFiles({ files, parameterFiles = [] }: TemplateSource): readonly SourceFile[] {
  return [...files, ...parameterFiles]
}

/** Every text in plain data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data]
  if (typeof data !== 'object' || data === null) return []
  return (data instanceof Map ? [...data.values()] : Object.values(data)).flatMap(textsIn)
}

/** What reports mask is not written anywhere else either: what stands beside the value in question may be a secret. */
function isAboutSecret({ findings }: TemplateResult): boolean {
  return findings.some(
    ({ labels, property }) =>
      labels.some(({ secret = false }) => secret !== false) || property?.item.some(mayBeSecret) === true,
  )
}

/** @param entry `key=value` */
function mayBeSecret(entry: string): boolean {
  const key = entry.slice(0, entry.indexOf('='))
  return secretName(key) !== 'none' || secretsByForm(entry).length > 0
}
