/**
 * Results on their way between threads. A copy of a file would be another file, and as large as the template: in its place
 * stands what both sides know it by. A policy crosses once.
 */
import type { PolicyInfo } from '../../core/policy-info.ts'
import { SourceFile } from '../../core/source.ts'

/** A file of the template by its number, one of its surroundings by its path, or another one. */
export type FileName = number | string | { readonly path: string; readonly text: string }

/** A value as plain data; `Packer` makes it, `Unpacker` of the other thread reads it. */
export interface Packed {
  readonly data: unknown
  /** The policies that no earlier message had, in the order of their numbers. */
  readonly policies: readonly PolicyInfo[]
}

/** Stand for a file and a policy. */
const FILE = '$file'
const POLICY = '$policy'

/** Packs everything that one thread sends. */
export class Packer {
  readonly #numbers = new Map<object, number>()

  /**
   * Copies plain data. What is one object stays one object.
   * @throws Error for a function, or an object of a class other than SourceFile
   */
  pack(value: unknown, nameOf: (file: SourceFile) => FileName): Packed {
    const copies = new Map<object, object>()
    const policies: PolicyInfo[] = []
    const copy = (each: unknown, key: string): unknown => {
      if (typeof each === 'function') throw new Error(`'${key}' cannot cross threads: it is a function`)
      if (typeof each !== 'object' || each === null) return each
      const known = copies.get(each)
      if (known !== undefined) return known
      const made = key === 'policy' ? this.#numberOf(each as PolicyInfo, policies) : copyObject(each, key)
      copies.set(each, made)
      return made
    }
    const copyObject = (each: object, key: string): object => {
      if (each instanceof SourceFile) return { [FILE]: nameOf(each) }
      if (each instanceof Map) {
        return new Map([...each].map(([name, part]) => [name, copy(part, String(name))]))
      }
      if (!isPlain(each)) throw new Error(`'${key}' cannot cross threads: it is a ${each.constructor.name}`)
      const made: Record<string, unknown> = (Array.isArray(each) ? [] : {}) as Record<string, unknown>
      for (const [name, part] of Object.entries(each)) made[name] = copy(part, name)
      return made
    }
    try {
      return { data: copy(value, 'value'), policies }
    } catch (error) {
      // They have not crossed: a later message brings them.
      for (const policy of policies) this.#numbers.delete(policy)
      throw error
    }
  }

  #numberOf(policy: PolicyInfo, fresh: PolicyInfo[]): object {
    let number = this.#numbers.get(policy)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(policy, number)
      fresh.push(policy)
    }
    return { [POLICY]: number }
  }
}

function isPlain(object: object): boolean {
  return Array.isArray(object) || Object.getPrototypeOf(object) === Object.prototype
}

/** Unpacks everything that one thread receives from another one. */
export class Unpacker {
  readonly #policies: PolicyInfo[] = []

  /** The value, made of the objects of the message. */
  unpack({ data, policies }: Packed, fileOf: (name: FileName) => SourceFile): unknown {
    this.#policies.push(...policies)
    const done = new Set<object>()
    const files = new Map<object, SourceFile>()
    const read = (each: unknown): unknown => {
      if (typeof each !== 'object' || each === null) return each
      if (POLICY in each) return this.#policies[each[POLICY] as number]
      if (FILE in each) {
        const file = files.get(each) ?? fileOf(each[FILE] as FileName)
        files.set(each, file)
        return file
      }
      if (done.has(each)) return each
      done.add(each)
      if (each instanceof Map) for (const [name, part] of each) each.set(name, read(part))
      const parts = each as Record<string, unknown>
      for (const [name, part] of Object.entries(parts)) {
        if (typeof part === 'object') parts[name] = read(part)
      }
      return each
    }
    return read(data)
  }
}
