/** Questions to a person: on a terminal, or answered by standard input line by line. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { GateError } from '../core/errors.ts'
import type { Context } from './context.ts'

/** Lines read from a pipe that no question has used yet. */
const piped = new WeakMap<object, string[]>()

/** @returns the answer without surrounding blanks @throws GateError `usage` at the end of a terminal's input */
export async function askForLine(question: string, context: Context): Promise<string> {
  if (!context.stdin.isTTY) return (await nextLine(context)).trim()
  return ask(question, context, false)
}

/** Asks without showing what is typed. */
export async function askForSecret(question: string, context: Context): Promise<string> {
  if (!context.stdin.isTTY) return nextLine(context)
  return ask(question, context, true)
}

async function nextLine({ stdin }: Context): Promise<string> {
  let lines = piped.get(stdin)
  if (lines === undefined) {
    const chunks: Buffer[] = []
    for await (const chunk of stdin)
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))
    lines = Buffer.concat(chunks).toString('utf8').split(/\r?\n/)
    piped.set(stdin, lines)
  }
  return lines.shift() ?? ''
}

function ask(question: string, { stderr }: Context, secret: boolean): Promise<string> {
  let muted = false
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (!muted) stderr.write(chunk.toString('utf8'))
      done()
    },
  })
  const line = createInterface({ input: process.stdin, output, terminal: true })
  return new Promise((resolve, reject) => {
    let isAnswered = false
    line.question(question, (answer) => {
      isAnswered = true
      line.close()
      if (secret) stderr.write('\n')
      resolve(secret ? answer : answer.trim())
    })
    line.on('close', () => {
      if (!isAnswered) reject(new GateError('usage', 'the input ended before an answer'))
    })
    line.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    muted = secret
  })
}
