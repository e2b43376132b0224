/** Terraform directories as templates: every resource, data source and provider with its evaluated properties. */
import type { Gap, Resource, Template, TemplateSource } from '../../core/template.ts'
import type { Folder, Tree } from './calls.ts'
import { startEvaluation } from './evaluation.ts'
import { loadYaml } from './functions/yaml-functions.ts'
import type { Block } from './hcl/ast.ts'
import { commentsIn, readModule } from './module.ts'
import { readResources } from './resources.ts'
import { type Budget, MAX_CALLED_BLOCKS, MAX_INSTANCES, MAX_STEPS } from './scope.ts'

/** Parses and evaluates a directory, with the parsers for texts inside of it that are loaded only when needed. */
export async function parseTerraformFully(source: TemplateSource): Promise<Template> {
  const template = parseTerraform(source)
  return (await loadYaml()) ? parseTerraform(source) : template
}

/**
 * Parses and evaluates a directory: its `.tf` files with overrides merged, `terraform.tfvars`,
 * `*.auto.tfvars` and the files of values that are configured, and the local modules that it calls. Never throws:
 * a syntax error becomes a problem and costs the attribute or block it stands in.
 */
export function parseTerraform(source: TemplateSource): Template {
  const module = readModule(source.files, source.parameterFiles)
  const folders = new Map<string, Folder>()
  const budget = startBudget()
  const tree: Tree = { surroundings: source.surroundings, folders, budget }
  const resources: Resource[] = []
  const gaps = new Map<Block, Gap>()
  readResources(startEvaluation(module, { tree, folders: [source.path] }), { resources, gaps })
  const called = [...folders.values()]
  const files = [...source.files, ...called.flatMap(({ module }) => module.files)]
  const unread = [...(source.unread ?? []), ...called.flatMap((folder) => folder.unread)]
  return {
    ...source,
    unread,
    resources,
    problems: [...module.problems, ...called.flatMap((folder) => folder.module.problems)],
    gaps: [...gaps.values(), ...unevaluatedRest(budget, source)],
    complete:
      unread.length === 0 &&
      [module, ...called.map((folder) => folder.module)].every((each) => each.complete),
    comments: () => files.flatMap(commentsIn),
  }
}

function startBudget(): Budget {
  return {
    steps: MAX_STEPS,
    depth: 0,
    failures: 0,
    instances: MAX_INSTANCES,
    blocks: MAX_CALLED_BLOCKS,
  }
}

/** Said where the steps ran out: what is left is unknown, and so are the claims about it. */
function unevaluatedRest({ steps }: Budget, { files: [file] }: TemplateSource): readonly Gap[] {
  if (steps > 0 || file === undefined) return []
  const message = 'it takes too long to evaluate: what is left is not known'
  return [{ message, notable: true, at: { file, range: { start: 0, end: 0 } } }]
}
