/** Terraform as the oracle: what a plan says of outputs, which need no provider and no network. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whether `terraform` is on PATH. */
export const HAS_TERRAFORM = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0

export interface PlannedOutput {
  readonly type?: unknown
  readonly value?: unknown
}

export interface Plan {
  readonly outputs: Readonly<Record<string, PlannedOutput>>
  /** The addresses of the resources, with those of modules. */
  readonly resources: readonly PlannedResource[]
}

export interface PlannedResource {
  readonly address: string
  readonly values: Readonly<Record<string, unknown>>
}

interface ModuleJson {
  readonly resources?: readonly PlannedResource[]
  readonly child_modules?: readonly ModuleJson[]
}

/** Plans a configuration given as texts by path; throws what Terraform says where it refuses it. */
export function plan(files: Readonly<Record<string, string>>): Plan {
  const folder = mkdtempSync(join(tmpdir(), 'mvc-gate-oracle-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    run(folder, 'init', '-input=false', '-no-color', '-backend=false')
    run(folder, 'plan', '-input=false', '-no-color', '-refresh=false', '-lock=false', '-out=plan')
    const json = JSON.parse(run(folder, 'show', '-json', 'plan')) as {
      planned_values: { outputs?: Plan['outputs']; root_module?: ModuleJson }
    }
    const { outputs = {}, root_module = {} } = json.planned_values
    return { outputs, resources: resourcesIn(root_module) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function resourcesIn({ resources = [], child_modules = [] }: ModuleJson): readonly PlannedResource[] {
  return [...resources, ...child_modules.flatMap(resourcesIn)]
}

function run(folder: string, ...args: readonly string[]): string {
  const configuration = join(folder, 'terraform.rc')
  writeFileSync(configuration, '')
  const { PATH, SystemRoot } = process.env
  const env = {
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    HOME: folder,
    TF_DATA_DIR: join(folder, 'data'),
    TF_CLI_CONFIG_FILE: configuration,
    CHECKPOINT_DISABLE: '1',
  }
  return execFileSync('terraform', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
