/** Random expressions of Terraform, of every function and operator whose result a plan knows. */

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** What an expression is meant to give; what it is given may not fit, now and then. */
type Kind = 'number' | 'text' | 'boolean' | 'list' | 'texts' | 'numbers' | 'map' | 'any'

const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '10',
  '255',
  '1.5',
  '0.1',
  '0.25',
  '2.675',
  '-1',
  '-2',
  '-0.5',
  '1e3',
  '100000',
  '123456789',
  '0.001',
  '3.14159',
]
const TEXTS = [
  ...[
    '""',
    '"a"',
    '"b"',
    '"A"',
    '"abc"',
    '"a-b"',
    '"a_b c"',
    '"Hello World"',
    '"1"',
    '"2.5"',
    '"true"',
    '"false"',
    '" x "',
  ],
  ...[
    '"a,b,c"',
    '"x.y.z"',
    '"éß"',
    '"日本"',
    '"10.0.0.0/16"',
    '"a\\nb\\n"',
    '"null"',
    '"-1"',
    '"0x1"',
    '"1e2"',
    '"a\\tb"',
    '"aaa"',
  ],
]
const NAMES = ['a', 'b', 'c', 'k1', 'x']

interface Call {
  readonly name: string
  readonly args: readonly (Kind | readonly string[])[]
  /** The last argument may be repeated. */
  readonly more?: true
}

const call = (name: string, ...args: readonly (Kind | readonly string[])[]): Call => ({ name, args })
const calls = (name: string, ...args: readonly (Kind | readonly string[])[]): Call => ({
  name,
  args,
  more: true,
})

const PATTERNS = ['"[a-z]+"', '"a"', '"(a)(b)?"', '"(?P<n>[a-z])"', '"^.$"', '"\\\\d+"', '"b*"']
const FORMATS = [
  '"%s"',
  '"%d"',
  '"%v"',
  '"%5s|"',
  '"%-5s|"',
  '"%05d"',
  '"%q"',
  '"%t"',
  '"%x"',
  '"%.2f"',
  '"%s-%s"',
  '"%%"',
  '"%#v"',
  '"%o"',
  '"%b"',
  '"%g"',
  '"%e"',
  '"%+d"',
  '"%[2]s %[1]s"',
  '"%X"',
  '"%.3s"',
  '"%f"',
]
const TIMES = ['"2024-02-29T13:05:09Z"', '"2017-11-22T00:00:00+02:00"', '"1999-12-31T23:59:59.5Z"', '"bad"']
const TIME_FORMATS = [
  '"DD MMM YYYY hh:mm ZZZ"',
  '"EEEE, DD-MMM-YY hh:mm:ss ZZZZ"',
  '"h:mmaa"',
  '"HH AA M D"',
  '"YYYY-MM-DD\'T\'hh:mm:ssZ"',
  '"EEE MMMM s m"',
]
const DURATIONS = ['"10m"', '"1h30m"', '"-24h"', '"1.5s"', '"250ms"', '"x"']
const RANGES = [
  '"10.0.0.0/16"',
  '"192.168.1.0/24"',
  '"fd00::/48"',
  '"10.1.2.3/8"',
  '"0.0.0.0/0"',
  '"10.0.0.0"',
]
const SMALL = ['0', '1', '2', '3', '4', '8', '16']

const CALLS: { readonly [K in Exclude<Kind, 'any'>]: readonly Call[] } = {
  number: [
    ...[call('abs', 'number'), call('ceil', 'number'), call('floor', 'number'), call('signum', 'number')],
    ...[
      calls('max', 'number'),
      calls('min', 'number'),
      call('pow', 'number', SMALL),
      call('log', 'number', ['2', '10']),
    ],
    ...[
      call('length', 'list'),
      call('length', 'text'),
      call('length', 'map'),
      call('parseint', 'text', ['10', '16', '2', '36', '62']),
    ],
    ...[call('sum', 'numbers'), call('index', 'list', 'any'), call('tonumber', 'any')],
    call('timecmp', TIMES, TIMES),
  ],
  text: [
    ...['upper', 'lower', 'title', 'trimspace', 'chomp', 'strrev', 'md5', 'sha1', 'sha256', 'sha512'].map(
      (name) => call(name, 'text'),
    ),
    ...['base64encode', 'urlencode', 'base64sha256', 'base64sha512', 'base64decode'].map((name) =>
      call(name, 'text'),
    ),
    ...[call('trim', 'text', 'text'), call('trimprefix', 'text', 'text'), call('trimsuffix', 'text', 'text')],
    ...[
      call('substr', 'text', 'number', 'number'),
      call('substr', 'text', ['-3', '-1', '0', '1'], ['-1', '0', '1', '2']),
    ],
    ...[
      call('replace', 'text', 'text', 'text'),
      call('replace', 'text', ['"/[ab]/"', '"/(b)/"', '"/^/"'], ['"<$1>"', '"x"']),
    ],
    ...[call('join', 'text', 'texts'), call('join', ['","'], 'list'), call('indent', SMALL, 'text')],
    ...[
      calls('format', FORMATS, 'any'),
      call('jsonencode', 'any'),
      call('yamlencode', 'any'),
      call('tostring', 'any'),
    ],
    ...[
      call('regex', PATTERNS, 'text'),
      call('formatdate', TIME_FORMATS, TIMES),
      call('timeadd', TIMES, DURATIONS),
    ],
    ...[
      call('cidrhost', RANGES, SMALL),
      call('cidrnetmask', RANGES),
      call('cidrsubnet', RANGES, SMALL, SMALL),
    ],
    ...[
      call('basename', 'text'),
      call('dirname', 'text'),
      call('textencodebase64', 'text', ['"UTF-8"', '"UTF-16LE"']),
    ],
    call('uuidv5', ['"dns"', '"url"', '"oid"', '"x500"'], 'text'),
  ],
  boolean: [
    ...[
      call('contains', 'list', 'any'),
      call('startswith', 'text', 'text'),
      call('endswith', 'text', 'text'),
    ],
    ...[
      call('strcontains', 'text', 'text'),
      call('alltrue', 'list'),
      call('anytrue', 'list'),
      call('can', 'any'),
      call('tobool', 'any'),
    ],
  ],
  list: [
    ...[
      calls('concat', 'list'),
      call('flatten', 'list'),
      call('distinct', 'list'),
      call('reverse', 'list'),
      call('compact', 'texts'),
    ],
    ...[
      call('slice', 'list', ['0', '1'], ['1', '2']),
      call('tolist', 'list'),
      call('toset', 'list'),
      calls('setunion', 'list'),
    ],
    ...[
      call('setintersection', 'list', 'list'),
      call('setsubtract', 'list', 'list'),
      call('setproduct', 'list', 'list'),
    ],
    ...[
      call('chunklist', 'list', SMALL),
      call('keys', 'map'),
      call('values', 'map'),
      call('regexall', PATTERNS, 'text'),
    ],
    ...[
      call('matchkeys', 'list', 'texts', 'texts'),
      calls('coalescelist', 'list'),
      call('csvdecode', ['"a,b\\n1,2\\n"', '"a\\nx\\n"']),
    ],
  ],
  texts: [
    ...[
      call('split', ['","', '"."', '""'], 'text'),
      call('sort', 'texts'),
      call('formatlist', ['"%s"', '"x-%s"', '"%v"'], 'list'),
    ],
    ...[call('cidrsubnets', RANGES, SMALL, SMALL), call('keys', 'map')],
  ],
  numbers: [call('range', SMALL), call('range', SMALL, SMALL), call('range', 'number', 'number', 'number')],
  map: [
    ...[
      calls('merge', 'map'),
      call('zipmap', 'texts', 'list'),
      call('tomap', 'map'),
      call('transpose', ['{ a = ["x", "y"], b = ["x"] }']),
    ],
    ...[call('jsondecode', ['"{\\"a\\":1,\\"b\\":[true,null]}"', '"[1]"', '"\\"x\\""'])],
    call('yamldecode', ['"a: 1\\nb: [x, z]\\n"', '"- 1\\n- true\\n"', '"x"']),
  ],
}

/** Expressions for one seed. */
export class Expressions {
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** An expression of any kind; names that are bound may be used. */
  any(depth = 3, names: readonly string[] = []): string {
    return this.#of(
      this.#pick(['number', 'text', 'boolean', 'list', 'texts', 'numbers', 'map'] as const),
      depth,
      names,
    )
  }

  number = (depth = 2): string => this.#of('number', depth, [])
  text = (depth = 2): string => this.#of('text', depth, [])
  boolean = (depth = 2): string => this.#of('boolean', depth, [])
  list = (depth = 2): string => this.#of('list', depth, [])
  map = (depth = 2): string => this.#of('map', depth, [])

  #pick<T>(items: readonly T[]): T {
    return pick(this.#random, items)
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #of(kind: Kind, depth: number, names: readonly string[]): string {
    if (kind === 'any' || this.#chance(0.04)) return this.any(depth - 1, names)
    if (names.length > 0 && this.#chance(0.3)) return this.#pick(names)
    if (this.#chance(0.03)) return 'null'
    if (depth <= 0 || this.#chance(0.25)) return this.#literal(kind, depth, names)
    if (this.#chance(0.3)) return this.#operation(kind, depth - 1, names)
    return this.#call(this.#pick(CALLS[kind]), depth - 1, names)
  }

  #literal(kind: Exclude<Kind, 'any'>, depth: number, names: readonly string[]): string {
    switch (kind) {
      case 'number':
        return this.#pick(NUMBERS)
      case 'text':
        return this.#chance(0.25) ? this.#template(depth - 1, names) : this.#pick(TEXTS)
      case 'boolean':
        return this.#pick(['true', 'false'])
      case 'list':
        return this.#tuple(
          this.#chance(0.5) ? 'any' : this.#pick(['number', 'text', 'boolean'] as const),
          depth,
          names,
        )
      case 'texts':
        return this.#tuple('text', depth, names)
      case 'numbers':
        return this.#tuple('number', depth, names)
      case 'map':
        return this.#object(depth, names)
    }
  }

  #tuple(kind: Kind, depth: number, names: readonly string[]): string {
    const items = Array.from({ length: Math.floor(this.#random() * 4) }, () =>
      this.#of(kind, depth - 1, names),
    )
    return `[${items.join(', ')}]`
  }

  #object(depth: number, names: readonly string[]): string {
    const kind = this.#chance(0.5) ? 'any' : this.#pick(['number', 'text'] as const)
    const keys = NAMES.filter(() => this.#chance(0.4))
    return `{ ${keys.map((key) => `${key} = ${this.#of(kind, depth - 1, names)}`).join(', ')} }`
  }

  #template(depth: number, names: readonly string[]): string {
    const inner = this.#of(this.#pick(['number', 'text', 'boolean'] as const), depth - 1, names)
    const condition = () => this.#of('boolean', depth - 1, names)
    switch (this.#pick([0, 1, 2, 3])) {
      case 0:
        return `"x-\${${inner}}"`
      case 1:
        return `"\${${inner}}"`
      case 2:
        return `"%{ if ${condition()} }y%{ else }\${${inner}}%{ endif }"`
      default:
        return `"%{ for v in ${this.#of('list', depth - 1, names)} }\${v},%{ endfor }"`
    }
  }

  #operation(kind: Exclude<Kind, 'any'>, depth: number, names: readonly string[]): string {
    const of = (each: Kind) => this.#of(each, depth, names)
    if (this.#chance(0.35))
      return `(${of('boolean')} ? ${of(kind)} : ${of(this.#chance(0.8) ? kind : 'any')})`
    switch (kind) {
      case 'number':
        return this.#chance(0.1)
          ? `-(${of('number')})`
          : `(${of('number')} ${this.#pick(['+', '-', '*', '/', '%'])} ${of('number')})`
      case 'boolean':
        return this.#comparison(of)
      case 'text':
        return this.#chance(0.5) ? this.#part(of) : this.#template(depth, names)
      case 'map':
        return `{ for k, v in ${of(this.#pick(['map', 'list', 'texts'] as const))} : ${this.#chance(0.8) ? 'k' : 'v'} => ${this.#of('any', depth - 1, [...names, 'k', 'v'])} }`
      default:
        return this.#loop(of, depth, names)
    }
  }

  #comparison(of: (kind: Kind) => string): string {
    switch (this.#pick([0, 1, 2, 3])) {
      case 0:
        return `(${of('number')} ${this.#pick(['<', '<=', '>', '>='])} ${of('number')})`
      case 1: {
        const kind = this.#pick(['number', 'text', 'boolean', 'list', 'map', 'any'] as const)
        return `(${of(kind)} ${this.#pick(['==', '!='])} ${of(kind)})`
      }
      case 2:
        return `(${of('boolean')} ${this.#pick(['&&', '||'])} ${of('boolean')})`
      default:
        return `!(${of('boolean')})`
    }
  }

  /** A part of a collection. */
  #part(of: (kind: Kind) => string): string {
    switch (this.#pick([0, 1, 2, 3, 4, 5])) {
      case 0:
        return `${of('list')}[${this.#pick(SMALL)}]`
      case 1:
        return `lookup(${of('map')}, ${this.#pick(['"a"', '"b"'])}${this.#chance(0.6) ? `, ${of('text')}` : ''})`
      case 2:
        return `element(${of('list')}, ${this.#pick(['0', '1', '5', '-1'])})`
      case 3:
        return `coalesce(${of('text')}, ${of('any')})`
      case 4:
        return `(${of('map')}).${this.#pick(NAMES)}`
      default:
        return `one(${of('list')})`
    }
  }

  #loop(of: (kind: Kind) => string, depth: number, names: readonly string[]): string {
    const inner = (kind: Kind, ...more: readonly string[]) => this.#of(kind, depth - 1, [...names, ...more])
    switch (this.#pick([0, 1, 2, 3])) {
      case 0:
        return `[for v in ${of(this.#pick(['list', 'texts', 'map'] as const))} : ${inner('any', 'v')}]`
      case 1:
        return `[for k, v in ${of(this.#pick(['list', 'map'] as const))} : ${inner('any', 'k', 'v')} if ${inner('boolean', 'k', 'v')}]`
      case 2:
        return `(${of('list')})[*]`
      default:
        return `[for v in ${of('numbers')} : v * 2]`
    }
  }

  #call({ name, args, more }: Call, depth: number, names: readonly string[]): string {
    const values = args.map((arg) => this.#argument(arg, depth, names))
    const last = args.at(-1)
    while (more && last !== undefined && this.#chance(0.5)) values.push(this.#argument(last, depth, names))
    return `${name}(${values.join(', ')})`
  }

  #argument(arg: Kind | readonly string[], depth: number, names: readonly string[]): string {
    return typeof arg === 'string' ? this.#of(arg, depth, names) : this.#pick(arg)
  }
}
