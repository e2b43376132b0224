/** What a service checks templates by: the catalogue, and what its configuration file says. */
import { DEFAULTS } from '../config/keys.ts'
import { collectAfterBytes, garbageCollector } from '../emulator/collect.ts'
import { type JudgeRules, judge, type Submitted, type Verdict } from '../emulator/judge.ts'
import { offlineRules } from '../gate/evaluate/evaluate.ts'
import type { Log } from '../server/log.ts'
import { loadServerConfig } from './server-config.ts'

export interface ServiceJudge {
  /** Never rejects. */
  readonly judge: (submitted: Submitted) => Promise<Verdict>
  /** The bytes that a template may have. */
  readonly fileBytes: number
}

/** The keys of a configuration that a service applies. */
const APPLIED: readonly string[] = ['$schema', 'policies', 'policyFiles', 'failOn', 'maxFileBytes']

/**
 * @param config a configuration file, relative to `cwd` or absolute
 * @throws GateError `config` for a file that is not valid, or policies that are not
 */
export async function openServiceJudge(
  config: string | undefined,
  cwd: string,
  log: Log,
): Promise<ServiceJudge> {
  const loaded = config === undefined ? undefined : await loadServerConfig(config, cwd)
  const keys = loaded?.from?.keys ?? []
  for (const key of keys.filter((each) => !APPLIED.includes(each))) {
    log.write('warn', 'a service does not apply this key of its configuration', { key })
  }
  const rules: JudgeRules = {
    policies: new Map(),
    ...(loaded === undefined ? {} : await offlineRules({ ...loaded.config, mode: 'offline' }, loaded)),
    ...(loaded !== undefined && keys.includes('failOn') ? { failOn: loaded.config.failOn } : {}),
  }
  const collect = collectAfterBytes(garbageCollector())
  return {
    judge: async (submitted) => {
      const verdict = await judge(submitted, rules)
      collect(submitted.bytes.length)
      return verdict
    },
    fileBytes: loaded?.config.maxFileBytes ?? DEFAULTS.maxFileBytes,
  }
}
