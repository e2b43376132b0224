/**
 * Standard output and standard error. What is written to files, pipes and terminals as they are needs no stream of Node's,
 * which loads what sockets and terminals need and so takes longer than to judge a template.
 */
import { fstatSync, statSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { OutputStream } from './context.ts'

export class StandardOutput implements OutputStream {
  readonly #descriptor: 1 | 2
  readonly #openStream: () => NodeJS.WriteStream
  readonly #fail: (error: NodeJS.ErrnoException) => void
  #stream: NodeJS.WriteStream | undefined

  /**
   * @param openStream Node's stream, for what takes one: terminals, Windows, and what cannot be written to at once
   * @param fail for an error of writing
   */
  constructor(
    descriptor: 1 | 2,
    openStream: () => NodeJS.WriteStream,
    fail: (error: NodeJS.ErrnoException) => void,
  ) {
    this.#descriptor = descriptor
    this.#openStream = openStream
    this.#fail = fail
  }

  get isTTY(): boolean {
    return this.#mayBeTerminal() && this.#open().isTTY === true
  }

  /** Undefined where it is no terminal. */
  get columns(): number | undefined {
    return this.isTTY ? this.#open().columns : undefined
  }

  write(text: string): void {
    const rest = this.#stream === undefined && process.platform !== 'win32' ? this.#writeNow(text) : text
    if (rest.length > 0) this.#open().write(rest)
  }

  /** Whether all that was written is out, once it is; false where it could not be. */
  async isOut(): Promise<boolean> {
    const stream = this.#stream
    return stream === undefined || new Promise((resolve) => stream.write('', (error) => resolve(!error)))
  }

  /** Returns what is left where it would have to be waited for. */
  #writeNow(text: string): Uint8Array {
    let rest = Buffer.from(text)
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest))
    } catch (error) {
      const failure = error as NodeJS.ErrnoException
      if (failure.code === 'EAGAIN') return rest
      this.#fail(failure)
    }
    return NOTHING
  }

  /** Also true of devices that are none; not of the one that takes everything. */
  #mayBeTerminal(): boolean {
    if (process.platform === 'win32') return true
    try {
      const found = fstatSync(this.#descriptor)
      return found.isCharacterDevice() && found.rdev !== statSync(devNull).rdev
    } catch {
      return true
    }
  }

  #open(): NodeJS.WriteStream {
    if (this.#stream === undefined) {
      this.#stream = this.#openStream()
      this.#stream.on('error', this.#fail)
    }
    return this.#stream
  }
}

const NOTHING = new Uint8Array()
