// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { reachesOf } from './support.ts'
import { locationsOf, place, repository, show } from './terraform-support.ts'

function lines(template: Template): readonly string[] {
  return template.resources.map(({ name, properties }) => `${name} ${show(properties)}`)
}

function propertyOf(template: Template, resource: string, property: string): Value {
  const found = template.resources.find(({ name }) => name === resource)?.properties.entries.get(property)
  if (found === undefined) throw new Error(`no ${property} of ${resource}`)
  return found
}

/** `what, place` of where a value was written. */
function origin(value: Value): string | undefined {
  return 'from' in value && value.from !== undefined
    ? `${value.from.what}, ${place(value.from.at)}`
    : undefined
}

function gapsOf({ gaps = [] }: Template): readonly string[] {
  return gaps.map(({ message, at, notable }) => `${notable ? 'notable ' : ''}${place(at)}: ${message}`)
}

describe('the call of a local module', () => {
  it('evaluates its resources with the arguments', () => {
    const template = repository({
      'main.tf': 'module "net" {\n  source = "./modules/net"\n  cidr   = "10.0.0.0/8"\n}\n',
      'modules/net/main.tf': 'resource "t" "n" {\n  v = var.cidr\n  w = var.other\n}\n',
      'modules/net/variables.tf': 'variable "cidr" {}\nvariable "other" {\n  default = 1\n}\n',
    })
    expect(lines(template)).toEqual(['module.net.t.n {v: "10.0.0.0/8", w: 1}'])
    const v = propertyOf(template, 'module.net.t.n', 'v')
    expect(place(v.at)).toBe('modules/net/main.tf:2:7 var.cidr')
    expect(origin(v)).toBe('argument "cidr" of module "net", main.tf:3:12 "10.0.0.0/8"')
    expect(origin(propertyOf(template, 'module.net.t.n', 'w'))).toBe(
      'the default of variable "other", modules/net/variables.tf:3:13 1',
    )
    expect(template).toMatchObject({ problems: [], unread: [], gaps: [] })
    expect(template.resources[0]?.within?.name).toBe('module.net')
    expect(place(template.resources[0]?.head ?? v.at)).toBe('modules/net/main.tf:1:1 resource "t" "n"')
  })

  it('fits arguments to the types of variables, and takes the default for null where null is not taken', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  source = "./m"\n  n = "5"\n  a = null\n  b = null\n  c = var.on ? null : 2\n}\n',
      'm/main.tf':
        'variable "n" {\n  type = number\n}\nvariable "a" {\n  default = 1\n}\nvariable "b" {\n  default = 1\n  nullable = false\n}\nvariable "c" {\n  default = 1\n  nullable = false\n}\n' +
        'resource "t" "n" {\n  n = var.n\n  a = var.a\n  b = var.b\n  c = var.c\n  d = var.d\n}\n',
    })
    expect(lines(template)).toEqual([
      'module.m.t.n {n: 5, a: null, b: 1, c: (var.on ? 1 : 2), d: <variable var.d>}',
    ])
  })

  it('gives outputs, with links that hold across the module', () => {
    const template = repository({
      'main.tf':
        'resource "t" "root" {\n  a = module.m.id\n  b = module.m.fixed\n  c = module.m.missing\n  d = try(module.m.missing, 2)\n  e = "${module.m.fixed}!"\n  f = module.m.list[1].x\n  g = module.m\n}\nresource "t" "given" {}\nmodule "m" {\n  source = "./m"\n  id = t.given.id\n}\n',
      'm/main.tf':
        'variable "id" {}\nresource "t" "n" {\n  v = var.id\n}\noutput "id" {\n  value = t.n.id\n}\noutput "fixed" {\n  value = "x"\n}\noutput "list" {\n  value = [{ x = 1 }, { x = 2 }]\n}\n',
    })
    expect(lines(template)).toEqual([
      't.root {a: <to t.n.id of module.m.t.n>, b: "x", c: <module.m.missing>, d: 2, e: "x!", f: 2, ' +
        'g: {id: <to t.n.id of module.m.t.n>, fixed: "x", list: [{x: 1}, {x: 2}]}}',
      't.given {}',
      'module.m.t.n {v: <to t.given.id of t.given>}',
    ])
    const fixed = propertyOf(template, 't.root', 'b')
    expect(place(fixed.at)).toBe('main.tf:3:7 module.m.fixed')
    expect(origin(fixed)).toBe('output "fixed" of module "m", m/main.tf:9:11 "x"')
  })

  it('follows modules that call modules, from folder to folder', () => {
    const template = repository(
      {
        'live/prod/main.tf':
          'module "a" {\n  source = "../../modules/a/"\n  x = 1\n}\nresource "t" "n" {\n  v = module.a.y\n}\n',
        'modules/a/main.tf':
          'variable "x" {}\nmodule "b" {\n  source = "./../b"\n  x = var.x + 1\n}\noutput "y" {\n  value = module.b.y\n}\n',
        'modules/b/main.tf':
          'variable "x" {}\nresource "t" "n" {\n  v = var.x\n}\noutput "y" {\n  value = t.n.id\n}\n',
      },
      'live/prod',
    )
    expect(lines(template)).toEqual([
      't.n {v: <to t.n.id of module.a.module.b.t.n>}',
      'module.a.module.b.t.n {v: 2}',
    ])
    const { within } = template.resources[1] ?? {}
    expect([within?.name, within?.outer?.name, within?.outer?.outer]).toEqual([
      'module.a.module.b',
      'module.a',
      undefined,
    ])
  })

  it('evaluates a module once for each call', () => {
    const template = repository({
      'main.tf': 'module "a" {\n  source = "./m"\n  x = 1\n}\nmodule "b" {\n  source = "./m"\n  x = 2\n}\n',
      'm/main.tf': 'variable "x" {}\nlocals {\n  y = var.x\n}\nresource "t" "n" {\n  v = local.y\n}\n',
    })
    expect(lines(template)).toEqual(['module.a.t.n {v: 1}', 'module.b.t.n {v: 2}'])
  })

  it('reads no values of variables from files of the module', () => {
    const template = repository({
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': 'variable "x" {\n  default = 1\n}\nresource "t" "n" {\n  v = var.x\n}\n',
      'm/terraform.tfvars': 'x = 2\n',
    })
    expect(lines(template)).toEqual(['module.m.t.n {v: 1}'])
  })
})

describe('the instances of a module', () => {
  const module = {
    'm/main.tf':
      'variable "x" {}\nresource "t" "n" {\n  count = 1\n  v = var.x\n}\noutput "id" {\n  value = t.n[0].id\n}\n',
  }

  it('are distinguished by their keys', () => {
    const template = repository({
      ...module,
      'main.tf':
        'module "e" {\n  source = "./m"\n  for_each = { p = 1, q = 2 }\n  x = each.value\n}\nmodule "c" {\n  source = "./m"\n  count = 2\n  x = count.index\n}\n' +
        'resource "t" "u" {\n  a = module.e["q"].id\n  b = module.c[1].id\n  c = module.c[*].id\n  d = values(module.e)[*].id\n  e = module.e["z"].id\n  f = module.e[var.k].id\n}\n' +
        'resource "t" "each" {\n  for_each = module.e\n  v = each.value.id\n}\n',
    })
    expect(lines(template)).toEqual([
      't.u {a: <to t.n[0].id of module.e["q"].t.n[0]>, b: <to t.n[0].id of module.c[1].t.n[0]>, ' +
        'c: [<to t.n[0].id of module.c[0].t.n[0]>, <to t.n[0].id of module.c[1].t.n[0]>], ' +
        'd: [<to t.n[0].id of module.e["p"].t.n[0]>, <to t.n[0].id of module.e["q"].t.n[0]>], ' +
        'e: <module.e["z"].id>, f: <to module.e[var.k].id>}',
      't.each["p"] {v: <to t.n[0].id of module.e["p"].t.n[0]>}',
      't.each["q"] {v: <to t.n[0].id of module.e["q"].t.n[0]>}',
      'module.e["p"].t.n[0] {v: 1}',
      'module.e["q"].t.n[0] {v: 2}',
      'module.c[0].t.n[0] {v: 0}',
      'module.c[1].t.n[0] {v: 1}',
    ])
    expect(template.resources[3]?.block).toBe('module.e["p"].t.n')
  })

  it('are one that stands for all where they are not known, and none where there are none', () => {
    const template = repository({
      ...module,
      'main.tf':
        'module "e" {\n  source = "./m"\n  for_each = var.all\n  x = each.value\n}\nmodule "c" {\n  source = "./m"\n  count = var.on ? 1 : 0\n  x = count.index\n}\nmodule "z" {\n  source = "./m"\n  count = 0\n  x = 1\n}\n' +
        'resource "t" "u" {\n  a = module.e["q"].id\n  b = module.c[0].id\n  c = one(module.c[*].id)\n  d = try(module.z[0].id, "none")\n  e = module.z[*].id\n}\n',
    })
    expect(lines(template)).toEqual([
      't.u {a: <to t.n[0].id of module.e.t.n[0]>, b: <to t.n[0].id of module.c.t.n[0]>, ' +
        'c: <to t.n[0].id of module.c.t.n[0]>, d: "none", e: []}',
      'module.e.t.n[0] {v: <variable var.all>}',
      'module.c.t.n[0] {v: 0}',
    ])
    expect(template.resources.map(({ within }) => show(within?.meta))).toEqual([
      'nothing',
      '{for_each: <variable var.all>}',
      '{count: (var.on ? 1 : 0)}',
    ])
  })
})

describe('a module that is not read', () => {
  it('is elsewhere', () => {
    const template = repository({
      'main.tf':
        'resource "t" "n" {\n  v = module.vpc.id\n}\nmodule "vpc" {\n  source  = "terraform-aws-modules/vpc/aws"\n  version = "5.0.0"\n  name    = t.n.id\n}\nmodule "none" {\n  source = "git::https://example.com/x.git"\n  count  = 0\n}\nmodule "what" {}\n',
    })
    expect(lines(template)).toEqual([
      't.n {v: <to module.vpc.id>}',
      'module.vpc {name: <to t.n.id of t.n>}',
      'module.what {}',
    ])
    expect(template.resources[1]?.type).toBe('module')
    expect(gapsOf(template)).toEqual([
      'notable main.tf:4:1 module "vpc": module "vpc" is not in this repository: terraform-aws-modules/vpc/aws; terraform init installs it, so that it can be checked',
      'notable main.tf:13:1 module "what": module "what" is not in this repository',
    ])
    expect(template.unread).toEqual([])
  })

  it('is missing', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  source = "./m"\n}\nmodule "out" {\n  source = "../../elsewhere"\n}\nresource "t" "n" {\n  v = module.m.id\n}\n',
    })
    expect(show(propertyOf(template, 't.n', 'v'))).toBe('<missing-file>')
    expect(gapsOf(template)).toEqual([
      'notable main.tf:1:1 module "m": the folder of module "m" is not found: m',
      'notable main.tf:4:1 module "out": the folder of module "out" is outside the repository: ../../elsewhere',
    ])
  })

  it('is said once, however often the module that calls it is called', () => {
    const template = repository({
      'main.tf': 'module "m" {\n  source = "./m"\n  count = 3\n}\n',
      'm/main.tf': 'module "x" {\n  source = "a/b/c"\n}\n',
    })
    expect(template.resources.map(({ name }) => name)).toEqual([
      'module.m[0].module.x',
      'module.m[1].module.x',
      'module.m[2].module.x',
    ])
    expect(gapsOf(template)).toHaveLength(1)
  })

  it('is one that calls itself, or is called at too great a depth', () => {
    const circle = repository({
      'main.tf': 'module "a" {\n  source = "./a"\n}\n',
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\nresource "t" "n" {}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\nmodule "root" {\n  source = "../"\n}\n',
    })
    expect(gapsOf(circle)).toEqual([
      'notable b/main.tf:1:1 module "a": module "a" calls itself',
      'notable b/main.tf:4:1 module "root": module "root" calls itself',
    ])
    const files = Array.from({ length: 20 }, (_, n) => [
      `m${n}/main.tf`,
      `module "m" {\n  source = "../m${n + 1}"\n}\n`,
    ])
    const deep = repository(Object.fromEntries(files), 'm0')
    expect(gapsOf(deep)).toEqual([
      'notable m10/main.tf:1:1 module "m": module "m" is called at a depth of more than 10',
    ])
  })

  it('is one of ever so many', () => {
    const calls = (n: number) =>
      Array.from(
        { length: 20 },
        (_, i) => `module "x${i}" {\n  source = "../m${n + 1}"\n  count = 50\n}\n`,
      ).join('')
    const files = Array.from({ length: 8 }, (_, n) => [`m${n}/main.tf`, calls(n)])
    const template = repository({ ...Object.fromEntries(files), 'm8/main.tf': 'resource "t" "n" {}\n' }, 'm0')
    expect(template.resources.length).toBeLessThan(100_000)
    expect(gapsOf(template).some((gap) => gap.includes('makes too many resources'))).toBe(true)
  })
})

describe('files of a module', () => {
  it('that have faults are problems of the template, said once', () => {
    const template = repository({
      'main.tf': 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n',
      'm/main.tf': 'resource "t" "n" {\n  v = ]\n}\n',
    })
    expect(template.problems.map(({ at }) => place(at).slice(0, 13))).toEqual(['m/main.tf:2:7'])
    expect(template.unread).not.toEqual([])
  })

  it('that could not be read make the template incomplete', () => {
    const unread = { path: 'm/big.tf', reason: 'too large' }
    const main = new SourceFile('m/main.tf', 'resource "t" "n" {}\n')
    const surroundings = {
      file: () => undefined,
      terraformFolder: (path: string) => (path === 'm' ? [main, unread] : []),
      load: async () => false,
    }
    const template = repository({ 'main.tf': 'module "m" {\n  source = "./m"\n}\n' }, '.', { surroundings })
    expect(template.unreadFiles).toEqual([unread])
    expect(reachesOf(template)).toEqual(['resources'])
    expect(lines(template)).toEqual(['module.m.t.n {}'])
  })
})

describe('configured files of values', () => {
  it('win over those of the directory, later ones over earlier ones', () => {
    const parameterFiles = [
      new SourceFile('env/base.tfvars', 'a = "base"\nb = "base"\n'),
      new SourceFile('env/prod.tfvars', 'b = "prod"\n'),
    ]
    const template = repository(
      {
        'main.tf': 'resource "t" "n" {\n  a = var.a\n  b = var.b\n  c = var.c\n}\n',
        'x.auto.tfvars': 'a = "auto"\nb = "auto"\nc = "auto"\n',
      },
      '.',
      { parameterFiles },
    )
    expect(lines(template)).toEqual(['t.n {a: "base", b: "prod", c: "auto"}'])
    expect(origin(propertyOf(template, 't.n', 'b'))).toBe(
      'the value of variable "b" in prod.tfvars, env/prod.tfvars:1:5 "prod"',
    )
  })
})

describe('blocks that make no resource', () => {
  it('are read over', () => {
    const template = repository({
      'main.tf':
        'moved {\n  from = t.a\n  to = t.b\n}\nimport {\n  to = t.b\n  id = "x"\n}\nremoved {\n  from = t.c\n  lifecycle {\n    destroy = false\n  }\n}\n' +
        'check "c" {\n  data "http" "h" {\n    url = "https://example.com"\n  }\n  assert {\n    condition = data.http.h.status_code == 200\n    error_message = "no"\n  }\n}\nresource "t" "b" {}\n',
    })
    expect(lines(template)).toEqual(['t.b {}'])
    expect(template).toMatchObject({ problems: [], unread: [], gaps: [] })
  })
})

describe('hostile modules', () => {
  it('that take too long are said', () => {
    const call = (n: number) =>
      `module "m${n}" {\n  source = "./m"\n  count = 100\n  x = module.m${n + 1}\n}\n`
    const main = Array.from({ length: 60 }, (_, n) => call(n)).join('')
    const template = repository({
      'main.tf': `${main}resource "t" "n" {\n  v = module.m0\n}\n`,
      'm/main.tf': 'variable "x" {}\noutput "a" {\n  value = [var.x, [for n in range(1000) : n + 1]]\n}\n',
    })
    expect(gapsOf(template)).toEqual([
      'notable m/main.tf:3:11 [var.x, [for n in range(1000) : n + 1]]: evaluation limit reached: output.a is not known',
      'notable main.tf:302:7 module.m0: evaluation limit reached: v is not known',
      'notable main.tf:1:1 : evaluation limit reached: remaining values are not known',
    ])
  })

  it('survive long chains of outputs and arguments', () => {
    const call = (n: number) => `module "m${n}" {\n  source = "./m"\n  x = [module.m${n - 1}.y]\n}\n`
    const main = Array.from({ length: 500 }, (_, n) => call(500 - n)).join('')
    const template = repository({
      'main.tf': `${main}module "m0" {\n  source = "./m"\n  x = 1\n}\nresource "t" "n" {\n  v = module.m500.y\n}\n`,
      'm/main.tf': 'variable "x" {}\nlocals {\n  z = try(var.x, 1)\n}\noutput "y" {\n  value = local.z\n}\n',
    })
    expect(show(propertyOf(template, 't.n', 'v')).length).toBeGreaterThan(100)
  })

  it('end circles of outputs and arguments', () => {
    const template = repository({
      'main.tf':
        'module "a" {\n  source = "./m"\n  x = module.b.y\n}\nmodule "b" {\n  source = "./m"\n  x = module.a.y\n}\nmodule "c" {\n  source = "./m"\n  for_each = module.c\n}\nresource "t" "n" {\n  v = module.a.y\n}\n',
      'm/main.tf': 'variable "x" {}\noutput "y" {\n  value = var.x\n}\n',
    })
    expect(show(propertyOf(template, 't.n', 'v'))).toMatch(/refers to itself/)
  })

  it('keep every place inside its file', () => {
    const template = repository({
      'main.tf':
        'module "m" {\n  source = "./m"\n  x = [for i in range(3) : "a${i}"]\n}\nresource "t" "n" {\n  v = module.m\n}\n',
      'm/main.tf':
        'variable "x" {}\nresource "t" "n" {\n  for_each = toset(var.x)\n  v = each.key\n}\noutput "o" {\n  value = t.n\n}\n',
    })
    expect(template.resources).toHaveLength(4)
    for (const { file, range } of locationsOf(template)) {
      expect(range.start <= range.end && range.end <= file.text.length).toBe(true)
    }
  })
})
