// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/**
 * Random configurations that a plan knows as a whole: typed variables and what gives them values, locals, instances by
 * `count` and `for_each`, modules with outputs, overrides.
 */
import { pick, type Random } from './expressions.ts'

/** What one configuration adds to the root module and its folder; its names end with its number. */
export interface Configuration {
  /** The texts of files by path; those of the root module are put together. */
  readonly files: Readonly<Record<string, string>>
}

type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: readonly Attribute[] }

interface Attribute {
  readonly name: string
  readonly type: Type
  readonly optional?: true
  /** The default of an optional attribute. */
  readonly fallback?: string
}

const PRIMITIVES = ['string', 'number', 'bool'] as const
const TEXTS = ['""', '"a"', '"b c"', '"10.0.0.0/8"', '"true"', '"é"']
const NUMBERS = ['0', '1', '2.50', '-3', '"4"', '1e3']
const BOOLEANS = ['true', 'false', '"true"', '"false"']
/** Texts that are numbers too, for what is converted. */
const AS_TEXT = ['5', 'true', '1.50', '"x"']

export class Configurations {
  readonly #random: Random
  readonly #id: number

  constructor(random: Random, id: number) {
    this.#random = random
    this.#id = id
  }

  make(): Configuration {
    const id = this.#id
    const type = this.#type(3)
    const inner = this.#type(2)
    const files: Record<string, string> = {}
    const add = (path: string, text: string): void => {
      files[path] = `${files[path] ?? ''}${text}\n`
    }
    this.#variable(type, add)
    add('main.tf', `locals {\n  l${id} = { v = var.v${id}, w = [var.v${id}], n = ${this.#pick(NUMBERS)} }\n}`)
    add('main.tf', this.#instances(`r${id}`, `local.l${id}`))
    const argument = this.#chance(0.5) ? `var.v${id}` : this.#value(inner)
    const own = argument.startsWith('var') ? type : inner
    add('main.tf', this.#call(argument))
    add(`m${id}/main.tf`, this.#module(own))
    add('main.tf', this.#results())
    return { files }
  }

  #pick<T>(items: readonly T[]): T {
    return pick(this.#random, items)
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #number(most: number): number {
    return Math.floor(this.#random() * (most + 1))
  }

  /** Any type; `any` is not below elements of collections, which have to be alike. */
  #type(depth: number, isElement = false): Type {
    if (depth === 0 || this.#chance(0.25))
      return { kind: this.#pick(isElement ? PRIMITIVES : ([...PRIMITIVES, 'any'] as const)) }
    const kind = this.#pick(['list', 'set', 'map', 'tuple', 'object', 'object'] as const)
    switch (kind) {
      case 'tuple':
        return {
          kind,
          items: Array.from({ length: this.#number(3) }, () => this.#type(depth - 1, isElement)),
        }
      case 'object':
        return {
          kind,
          attributes: ['a', 'b', 'c', 'd'].flatMap((name) => this.#attribute(name, depth - 1, isElement)),
        }
      default:
        return { kind, of: depth > 1 || isElement ? this.#type(depth - 1, true) : this.#element() }
    }
  }

  /** The type of the elements of a collection in no other: any is all of one type. */
  #element(): Type {
    return { kind: this.#pick([...PRIMITIVES, 'any'] as const) }
  }

  #attribute(name: string, depth: number, isElement: boolean): readonly Attribute[] {
    if (this.#chance(0.3)) return []
    const type = this.#type(depth, isElement)
    if (this.#chance(0.4)) return [{ name, type }]
    return [{ name, type, optional: true, ...(this.#chance(0.5) ? { fallback: this.#value(type) } : {}) }]
  }

  /** A value that the type takes, spelled as it is or so that it is converted. */
  #value(type: Type): string {
    switch (type.kind) {
      case 'string':
        return this.#pick(this.#chance(0.8) ? TEXTS : AS_TEXT)
      case 'number':
        return this.#pick(NUMBERS)
      case 'bool':
        return this.#pick(BOOLEANS)
      case 'any':
        return this.#value({ kind: this.#pick(PRIMITIVES) })
      case 'tuple':
        return `[${type.items.map((item) => this.#value(item)).join(', ')}]`
      case 'list':
      case 'set':
        return `[${this.#several(type.of).join(', ')}]`
      case 'map': {
        const entries = this.#several(type.of).map((value, index) => `k${3 - index} = ${value}`)
        return `{ ${entries.join(', ')} }`
      }
      case 'object':
        return this.#object(type.attributes)
    }
  }

  /** Elements of one collection: of any type, all are spelled alike. */
  #several(type: Type): readonly string[] {
    const element: Type = type.kind === 'any' ? { kind: this.#pick(PRIMITIVES) } : type
    return Array.from({ length: this.#number(3) }, () => this.#value(element))
  }

  #object(attributes: readonly Attribute[]): string {
    const given = attributes.flatMap(({ name, type, optional }) => {
      if (optional && this.#chance(0.4)) return []
      return [`${name} = ${optional && this.#chance(0.2) ? 'null' : this.#value(type)}`]
    })
    const more = this.#chance(0.15) ? ['zz = 1'] : []
    return `{ ${[...given, ...more].join(', ')} }`
  }

  #variable(type: Type, add: (path: string, text: string) => void): void {
    const id = this.#id
    const lines = [`  type = ${written(type)}`]
    const where = this.#pick(['default', 'default', 'tfvars', 'auto', 'override', 'null'] as const)
    if (where !== 'tfvars' || this.#chance(0.5)) lines.push(`  default = ${this.#value(type)}`)
    if (where === 'null') lines.push('  nullable = false')
    add('main.tf', `variable "v${id}" {\n${lines.join('\n')}\n}`)
    if (where === 'tfvars') add('terraform.tfvars', `v${id} = ${this.#value(type)}`)
    if (where === 'null') add('terraform.tfvars', `v${id} = null`)
    if (where === 'auto') {
      if (this.#chance(0.5)) add('terraform.tfvars', `v${id} = ${this.#value(type)}`)
      add('a.auto.tfvars', `v${id} = ${this.#value(type)}`)
      if (this.#chance(0.3)) add('b.auto.tfvars', `v${id} = ${this.#value(type)}`)
    }
    if (where === 'override') add('override.tf', `variable "v${id}" {\n  default = ${this.#value(type)}\n}`)
  }

  /** A resource, once or as instances of which each shows what it is given. */
  #instances(name: string, value: string): string {
    const [repeat, shown] = this.#repeat(value)
    const override = this.#chance(0.5) ? ', tostring(1)' : ''
    return `resource "terraform_data" "${name}" {\n${repeat}  input = [${shown}, ${value}${override}]\n}`
  }

  /** `count` or `for_each`, and what tells the instances apart. */
  #repeat(value: string): readonly [repeat: string, shown: string] {
    switch (this.#number(5)) {
      case 0:
        return ['', '0']
      case 1:
        return [`  count = try(length(${value}), 2)\n`, 'count.index']
      case 2:
        return [
          `  count = ${this.#pick(['true', 'false'])} ? ${this.#number(3)} : 0\n`,
          '"${count.index + 1}"',
        ]
      case 3:
        return [`  for_each = toset(["x", "y", "x", "${value.length}"])\n`, '[each.key, each.value]']
      case 4:
        return [
          `  for_each = { for k, v in ["a", "b"] : "\${k}-\${v}" => [v] }\n`,
          '{ (each.key) = each.value }',
        ]
      default:
        return [
          `  for_each = try({ for k, v in ${value} : k => v if can(v[0]) }, {})\n`,
          '[each.key, each.value]',
        ]
    }
  }

  #call(argument: string): string {
    const id = this.#id
    const [repeat, shown] = this.#pick([
      ['', '"one"'],
      ['  count = 2\n', 'count.index'],
      ['  for_each = { p = 1, q = "2" }\n', 'each.value'],
    ] as const)
    return `module "m${id}" {\n  source = "./m${id}"\n${repeat}  x = ${argument}\n  y = ${shown}\n}`
  }

  #module(type: Type): string {
    const fallback = this.#chance(0.3) ? '\n  nullable = false' : ''
    return [
      `variable "x" {\n  type = ${written(type)}${fallback}\n}`,
      'variable "y" {}',
      'locals {\n  both = { x = var.x, y = var.y }\n}',
      this.#instances('i', 'local.both'),
      'output "x" {\n  value = [local.both.x, "${local.both.y}!"]\n}',
      'output "y" {\n  value = var.y\n}',
    ].join('\n')
  }

  #results(): string {
    const id = this.#id
    const value = this.#pick([
      `try(module.m${id}.x, module.m${id}[0].x, module.m${id}["q"].x)`,
      `try(module.m${id}[*].y, 0)`,
      `{ for k, m in module.m${id} : k => try(m.y, m) }`,
      `try([for m in module.m${id} : m.x], values(module.m${id}), 1)`,
    ])
    return `resource "terraform_data" "o${id}" {\n  input = ${value}\n}`
  }
}

/** The type as it is written. */
function written(type: Type): string {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${written(type.of)})`
    case 'tuple':
      return `tuple([${type.items.map(written).join(', ')}])`
    case 'object':
      return `object({ ${type.attributes.map(writtenAttribute).join(', ')} })`
    default:
      return type.kind
  }
}

function writtenAttribute({ name, type, optional, fallback }: Attribute): string {
  const inner = fallback === undefined ? written(type) : `${written(type)}, ${fallback}`
  return `${name} = ${optional ? `optional(${inner})` : inner}`
}
