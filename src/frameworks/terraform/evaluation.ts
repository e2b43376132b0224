/** The evaluation of a module and of those it calls: of each value when it is first asked for, and once. */
import type { ModuleInstance } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { mapping, unevaluated } from '../values/make.ts'
import { type Folder, findModule, leftOut, type Tree } from './calls.ts'
import { evaluateExpression } from './evaluate.ts'
import type { Block, Expression } from './hcl/ast.ts'
import { expand } from './instances.ts'
import type { Module } from './module.ts'
import { attributesOf, type Placed } from './placed.ts'
import { renderTemplateFile } from './rendered-data.ts'
import {
  type Evaluation,
  type Expansion,
  evaluate,
  type Instance,
  type ModuleCall,
  type Scope,
  type Sourced,
  scopeOf,
  type Unread,
} from './scope.ts'
import { inSlice } from './slice.ts'
import { readVariable } from './variable.ts'

/** Where a module is evaluated. */
export interface Place {
  readonly tree: Tree
  /** The folders of the modules that call it, from the template's own to its own. */
  readonly folders: readonly string[]
  /** The names of the calls that lead to it. */
  readonly calls?: readonly string[]
  /** The call that it is evaluated for; none for the template's own folder. */
  readonly within?: ModuleInstance
  /** What the call gives a variable. */
  readonly argument?: (name: string) => Sourced | undefined
  /** Variables whose defaults say nothing of their values. */
  readonly givenByCalls?: ReadonlySet<string>
}

/** Starts the evaluation of a module. */
export function startEvaluation(module: Module, place: Place): Evaluation {
  const { tree, folders, within, argument, givenByCalls } = place
  const blocks = blocksByAddress(module)
  const inside = ({ node, file }: Placed<Expression>, what: string): Value =>
    inSlice(tree.budget, { what, at: { file, range: node.range } }, () =>
      evaluate(node, { file, evaluation }),
    )
  const evaluation: Evaluation = {
    evaluate: evaluateExpression,
    module,
    variable: lazily(
      (name) => readVariable(name, { module, argument, givenByCalls }, evaluation),
      (name) => circle(`var.${name}`, module.variables.get(name)),
    ),
    local: lazilyOf(
      module.locals,
      (placed, name) => ({ value: inside(placed, `local.${name}`), what: `local ${JSON.stringify(name)}` }),
      (placed, name) => circle(`local.${name}`, placed, `local ${JSON.stringify(name)}`),
    ),
    resource: lazilyOf(
      blocks,
      (placed, address) => expand(placed, address, evaluation),
      (placed) => standIn(placed, evaluation),
    ),
    rendered: lazily(
      (name) => rendered(name, blocks, evaluation),
      (name) => circle(name, blocks.get(name.replace(/\0.*/s, '')))?.value,
    ),
    call: lazilyOf(
      module.calls,
      (placed, name) => startCall(name, placed, place, evaluation),
      (placed, name) => circularCall(name, placed, evaluation),
    ),
    output: lazilyOf(
      module.outputs,
      (placed, name) => withoutFailures(evaluation, () => inside(placed, `output.${name}`)),
      (placed, name) => circle(`output.${name}`, placed)?.value,
    ),
    outputs: [...module.outputs.keys()],
    prefix: within === undefined ? '' : `${within.name}.`,
    within,
    folder: folders.at(-1) ?? '.',
    root: folders[0] ?? '.',
    surroundings: tree.surroundings,
    budget: tree.budget,
  }
  return evaluation
}

/** Computes once for each name; whoever asks while it is computed is part of a circle, and gets something else. */
function lazily<T>(
  compute: (name: string) => T | undefined,
  meanwhile: (name: string) => T | undefined,
): (name: string) => T | undefined {
  const results = new Map<string, T | undefined>()
  return (name) => {
    if (results.has(name)) return results.get(name)
    results.set(name, meanwhile(name))
    const result = compute(name)
    results.set(name, result)
    return result
  }
}

/** The same for what is declared under the name; undefined for what is not. */
function lazilyOf<P, T>(
  declared: ReadonlyMap<string, P>,
  compute: (placed: P, name: string) => T,
  meanwhile: (placed: P, name: string) => T | undefined,
): (name: string) => T | undefined {
  const apply = <R>(make: (placed: P, name: string) => R) => {
    return (name: string): R | undefined => {
      const placed = declared.get(name)
      return placed === undefined ? undefined : make(placed, name)
    }
  }
  return lazily(apply(compute), apply(meanwhile))
}

/** What stands for something while it is being evaluated. */
function circle(
  name: string,
  placed: Placed<Expression | Block> | undefined,
  what?: string,
): Sourced | undefined {
  if (placed === undefined) return undefined
  const at = { file: placed.file, range: placed.node.range }
  return { value: unevaluated(`${name}, which refers to itself,`, at), what }
}

function standIn({ file }: Placed<Block>, evaluation: Evaluation): Expansion {
  const scope: Scope = { file, evaluation }
  return { by: 'for_each', isKnown: false, instances: new Map([['', { suffix: '', scope }]]) }
}

function circularCall(name: string, placed: Placed<Block>, evaluation: Evaluation): ModuleCall {
  const unread = leftOut(`module.${name}, which refers to itself,`)
  return { expansion: standIn(placed, evaluation), inside: () => unread }
}

/** What fails in a module that is called fails there, and not where its outputs are asked for. */
function withoutFailures<T>({ budget }: Evaluation, compute: () => T): T {
  const { failures } = budget
  const result = compute()
  budget.failures = failures
  return result
}

/** @param name the address of a `template_file`, and after a NUL its key */
function rendered(
  name: string,
  blocks: ReadonlyMap<string, Placed<Block>>,
  evaluation: Evaluation,
): Value | undefined {
  const [address = '', key = ''] = name.split('\0')
  const placed = blocks.get(address)
  const instance = evaluation.resource(address)?.instances.get(key)
  if (placed === undefined || instance === undefined) return undefined
  return withoutFailures(evaluation, () => renderTemplateFile(placed, instance))
}

function blocksByAddress({ resources }: Module): ReadonlyMap<string, Placed<Block>> {
  const blocks = new Map<string, Placed<Block>>()
  for (const placed of resources) {
    const { type, labels } = placed.node
    const names = labels.map(({ text }) => text)
    if (type.text === 'resource') blocks.set(names.join('.'), placed)
    else if (type.text === 'data') blocks.set(['data', ...names].join('.'), placed)
  }
  return blocks
}

function startCall(name: string, placed: Placed<Block>, place: Place, caller: Evaluation): ModuleCall {
  const call: Call = {
    name,
    placed,
    place,
    caller,
    expansion: expand(placed, `module ${JSON.stringify(name)}`, caller),
  }
  const { folders, calls = [] } = place
  const folder = findModule(placed, { folders, calls }, place.tree)
  if (!('message' in folder)) place.tree.uses.note(folder.path, placed.node, call.expansion)
  const started = new Map<string, Evaluation | Unread>()
  return {
    expansion: call.expansion,
    inside(key) {
      const earlier = started.get(key)
      if (earlier !== undefined) return earlier
      const instance = call.expansion.instances.get(key)
      const result =
        'message' in folder
          ? folder
          : instance === undefined
            ? leftOut(`module ${JSON.stringify(name)} has no instance of this key`)
            : enter(call, folder, instance)
      started.set(key, result)
      return result
    },
  }
}

interface Call {
  readonly name: string
  readonly placed: Placed<Block>
  readonly place: Place
  readonly caller: Evaluation
  readonly expansion: Expansion
}

/** Starts the evaluation of a called module, as long as there is room for its blocks. */
function enter(
  { name, placed, place, caller, expansion: { by } }: Call,
  { path, module }: Folder,
  { scope, suffix, exists }: Instance,
): Evaluation | Unread {
  const { tree, folders, within } = place
  const size = 1 + module.resources.length + module.calls.size
  if (size > tree.budget.blocks) {
    tree.uses.leaveOut(path)
    return leftOut(`module ${JSON.stringify(name)} makes too many resources`)
  }
  tree.budget.blocks -= size
  const attributes = new Map(
    attributesOf(placed.node.body).map((attribute) => [attribute.name.text, attribute]),
  )
  const entries = by === undefined || exists === undefined ? [] : ([[by, exists]] as const)
  const meta = mapping(new Map(entries), { file: placed.file, range: placed.node.range })
  return startEvaluation(module, {
    tree,
    folders: [...folders, path],
    calls: [...(place.calls ?? []), name],
    within: {
      name: `${caller.prefix}module.${name}${suffix}`,
      meta,
      call: { file: placed.file, range: placed.node.head },
      ...(within === undefined ? {} : { outer: within }),
    },
    argument(variable) {
      const attribute = attributes.get(variable)
      if (attribute === undefined) return undefined
      const what = `argument ${JSON.stringify(variable)} of module ${JSON.stringify(name)}`
      const value = withoutFailures(caller, () => evaluate(attribute.value, scopeOf(attribute, scope)))
      return { value, what }
    },
  })
}
