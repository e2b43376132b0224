/** What a service checks templates by: the catalog, and what its configuration file says. */
import { DEFAULTS } from '../config/keys.ts'
import type { JudgeRules } from '../emulator/judge.ts'
import { offlineRules } from '../gate/evaluate/evaluate.ts'
import { ownPoliciesOf } from '../gate/own-policies.ts'
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
  /** What is not applied because a pack makes it final, a line each. */
  readonly refused: readonly string[]
}

/** The keys of a configuration that a service applies. */
const APPLIED: readonly string[] = ['$schema', 'extends', 'policies', 'policyFiles', 'failOn', 'maxFileBytes']

/** @throws GateError `config` for a file, or policies, that are not valid */
export async function openServiceRules({ config, cwd }: ServiceRulesRequest): Promise<ServiceRules> {
  if (config === undefined) {
    return { rules: { policies: new Map() }, fileBytes: DEFAULTS.maxFileBytes, ignored: [], refused: [] }
  }
  const { loaded, ofPushes } = await loadServiceConfig(config, cwd)
  const { from, layered } = loaded
  const keys = from?.keys ?? []
  // What is wrong with a policy is found when it is first used, which would be with a template of someone.
  await (await ownPoliciesOf(loaded))?.all()
  const setsFailOn = keys.includes('failOn') || layered?.sources.has('failOn') === true
  return {
    rules: {
      ...(await offlineRules({ ...loaded.config, mode: 'offline' }, loaded)),
      ...(setsFailOn ? { failOn: loaded.config.failOn } : {}),
    },
    fileBytes: loaded.config.maxFileBytes,
    ignored: [...keys.filter((key) => !APPLIED.includes(key)), ...ofPushes],
    refused: (layered?.refused ?? []).map(({ path, message }) => `${path}: ${message}`),
  }
}
