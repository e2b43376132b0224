/** Whether the configuration of another program that writes git's hooks calls the gate. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { callsGate, type HookName } from './hooks.ts'
import type { ManagerName } from './managers.ts'

/** `unknown` where the configuration takes in others, or cannot be read. */
export type Calls = 'yes' | 'no' | 'unknown'

/**
 * Reads the manager's configuration file.
 * @param file at the top of the repository; undefined where the configuration is in package.json
 */
export function managerCalls(
  top: string,
  name: ManagerName,
  file: string | undefined,
  hook: HookName,
): Calls {
  const config = configOf(join(top, file ?? 'package.json'))
  if (config === undefined) return 'unknown'
  if (name === 'simple-git-hooks') return simpleCalls(file === undefined ? config[name] : config, hook)
  if (file === undefined) return 'unknown'
  if (name === 'lefthook') return lefthookCalls(config, hook)
  return frameworkCalls(config, hook)
}

type Config = Readonly<Record<string, unknown>>

/** YAML, and JSON, which is YAML; other formats are not read. */
function configOf(path: string): Config | undefined {
  if (!/\.(?:ya?ml|json)$/.test(path)) return undefined
  try {
    const value: unknown = parse(readFileSync(path, 'utf8'), { logLevel: 'silent' })
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** `<hook>.jobs[].run`, groups of jobs, and `<hook>.commands.<name>.run` of earlier versions. */
function lefthookCalls(config: Config, hook: HookName): Calls {
  if (runsOf(config[hook]).some((run) => callsGate(hook, run))) return 'yes'
  return config.extends === undefined && config.remotes === undefined ? 'no' : 'unknown'
}

/** All values of keys called `run`, at any depth. */
function runsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(runsOf)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'run' && typeof each === 'string' ? [each] : runsOf(each),
  )
}

/** `<hook>`, a command; in package.json the key may name another file instead. */
function simpleCalls(hooks: unknown, hook: HookName): Calls {
  if (!isObject(hooks)) return 'unknown'
  const run = hooks[hook]
  return typeof run === 'string' && callsGate(hook, run) ? 'yes' : 'no'
}

/** `repos[].hooks[]`: by its entry, or by its id, whose entry is in the other repository. */
function frameworkCalls(config: Config, hook: HookName): Calls {
  const stagesByDefault = listIn(config.default_stages)
  const found = listIn(config.repos).flatMap((repo) => (isObject(repo) ? listIn(repo.hooks) : []))
  const hooks = found.filter(isObject).filter((each) => isGateHook(each))
  const runs = hooks.some((each) => {
    const stages = each.stages === undefined ? stagesByDefault : listIn(each.stages)
    return stages.length === 0 ? hook === 'pre-commit' : stages.some((stage) => stageOf(stage) === hook)
  })
  return runs ? 'yes' : 'no'
}

/** Before version 3.2 some stages had shorter names, which still work. */
function stageOf(name: unknown): unknown {
  return name === 'commit' || name === 'push' || name === 'merge-commit' ? `pre-${name}` : name
}

function isGateHook({ id, entry }: Config): boolean {
  return [id, entry].some((text) => typeof text === 'string' && /(?:^|[\s/])mvc-gate\b/.test(text))
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isObject(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
