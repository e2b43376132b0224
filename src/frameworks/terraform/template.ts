/** Terraform directories as templates: every resource, data source and provider with its evaluated properties. */
import type { Gap, Resource, Template, TemplateSource } from '../../core/template.ts'
import type { Folder, Tree } from './calls.ts'
import { startEvaluation } from './evaluation.ts'
import { loadYaml } from './functions/yaml-functions.ts'
import type { Block } from './hcl/ast.ts'
import { separateLibraries, unreadIn } from './libraries.ts'
import { commentsIn, forgetParsed, readModule } from './module.ts'
import { readResources } from './resources.ts'
import { MAX_CALLED_BLOCKS, MAX_INSTANCES, MAX_STEPS, type ModuleBudget, PARTS_PER_STEP } from './scope.ts'
import { gapsOf } from './slice.ts'
import { asTerraform } from './tools.ts'
import { collectUses } from './uses.ts'

/** Parses and evaluates a directory, with the parsers for texts inside of it that are loaded only when needed. */
export async function parseTerraformFully(source: TemplateSource): Promise<Template> {
  const template = parseTerraform(source)
  return (await loadYaml()) ? parseTerraform(source) : template
}

/**
 * Parses and evaluates a directory: its `.tf` and `.tofu` files with overrides merged, `terraform.tfvars`,
 * `*.auto.tfvars` and the files of values that are configured, and the local modules that it calls. Never throws:
 * a syntax error becomes a problem and costs the attribute or block it stands in.
 */
export function parseTerraform(source: TemplateSource): Template {
  forgetParsed()
  const { files: own, parameterFiles: chosen = [], unreadFiles = [] } = source
  const module = readModule({ files: own, chosen, unreadFiles })
  const folders = new Map<string, Folder>()
  const budget = startBudget()
  const uses = collectUses()
  const tree: Tree = { surroundings: source.surroundings, folders, budget, uses }
  const resources: Resource[] = []
  const gaps = new Map<Block, Gap>()
  const { givenByCalls } = source
  const evaluation = startEvaluation(module, {
    tree,
    folders: [source.path],
    ...(givenByCalls === undefined ? {} : { givenByCalls }),
  })
  readResources(evaluation, { resources, gaps })
  const called = [...folders.values()]
  const modules = [module, ...called.map((folder) => folder.module)]
  const otherwise = modules.some(({ replaces }) => replaces) ? asTerraform(source) : undefined
  const { here, libraries } = separateLibraries(called)
  const readHere = [module, ...here.map((folder) => folder.module)]
  return {
    ...source,
    unreadFiles: readHere.flatMap((each) => each.unreadFiles),
    ...(otherwise === undefined ? {} : { otherwise }),
    resources,
    problems: readHere.flatMap(({ problems }) => problems),
    gaps: [
      ...gaps.values(),
      ...libraries.flatMap((folder) => unreadIn(folder, own)),
      ...unevaluatedRest(budget, source),
    ],
    unread: modules.flatMap(({ unread }) => unread),
    // What was not evaluated to the end is judged by itself too.
    uses: budget.steps > 0 ? uses.list() : [],
    // What others write in their modules suppresses nothing here.
    comments: () => readHere.flatMap(({ files }) => files).flatMap(commentsIn),
    outputs: () => evaluation.outputs.flatMap((name) => evaluation.output(name) ?? []),
  }
}

function startBudget(): ModuleBudget {
  return {
    steps: MAX_STEPS,
    depth: 0,
    partsPerStep: PARTS_PER_STEP,
    failures: 0,
    forType: false,
    givenUp: [],
    reserved: 0,
    instances: MAX_INSTANCES,
    blocks: MAX_CALLED_BLOCKS,
  }
}

function unevaluatedRest(budget: ModuleBudget, { files: [file] }: TemplateSource): readonly Gap[] {
  return file === undefined ? [] : gapsOf(budget, { file, range: { start: 0, end: 0 } })
}
