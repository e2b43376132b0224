/** What a service checks templates by: the catalog, and what its configuration file says. */
import { DEFAULTS } from '../config/keys.ts'
import type { JudgeRules } from '../emulator/judge.ts'
import { offlineRules } from '../gate/evaluate/evaluate.ts'
import { loadServiceConfig } from './service-config.ts'

/** Plain data, which threads copy. */
export interface ServiceRulesRequest {
  /** A configuration file, relative to `cwd` or absolute. */
  readonly config: string | undefined
  readonly cwd: string
}

export interface ServiceRules {
  readonly rules: JudgeRules
  /** The bytes that a template may have. */
  readonly fileBytes: number
  /** Keys of the configuration that have no effect. */
  readonly ignored: readonly string[]
}

/** The keys of a configuration that a service applies. */
const APPLIED: readonly string[] = ['$schema', 'extends', 'policies', 'policyFiles', 'failOn', 'maxFileBytes']

/** @throws GateError `config` for a file, or policies, that are not valid */
export async function openServiceRules({ config, cwd }: ServiceRulesRequest): Promise<ServiceRules> {
  if (config === undefined) {
    return { rules: { policies: new Map() }, fileBytes: DEFAULTS.maxFileBytes, ignored: [] }
  }
  const { loaded, ofPushes } = await loadServiceConfig(config, cwd)
  const keys = loaded.from?.keys ?? []
  return {
    rules: {
      ...(await offlineRules({ ...loaded.config, mode: 'offline' }, loaded)),
      ...(keys.includes('failOn') ? { failOn: loaded.config.failOn } : {}),
    },
    fileBytes: loaded.config.maxFileBytes,
    ignored: [...keys.filter((key) => !APPLIED.includes(key)), ...ofPushes],
  }
}
