/** Runs commands in turns and gives their medians, so that what else the machine does falls on all of them alike. */
import { spawnSync } from 'node:child_process'

/**
 * @typedef Case
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [input]
 * @property {readonly number[]} [codes] exit codes that are no failure; 0 alone unless given
 * @property {(round: number) => void} [prepare] what is not timed, before each run
 * @property {number} [rounds] at most so many, for what takes long
 */

/**
 * One row for each case: its median, and its quartiles, in milliseconds.
 * @param {readonly Case[]} cases
 */
export function measure(cases, rounds) {
  const times = cases.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, each] of cases.entries())
      if (round < (each.rounds ?? rounds)) times[i].push(timeOf(each, round))
  }
  return cases.map(({ name }, i) => {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => quantile(times[i], part))
    return { name, ms: round(middle, 1), quartiles: [round(low, 1), round(high, 1)], runs: times[i].length }
  })
}

/**
 * Source of an expression for the process's own peak in KiB, where `readFileSync` is imported. On Linux, what
 * `resourceUsage` says of a new process begins with its parent's share.
 */
export const PEAK = `(() => {
  try {
    return Number(/^VmHWM:\\s+(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
})()`

/** The time of one run, in milliseconds. @throws where it ends with a code that is not expected */
export function timeOf({ name, command, args, cwd, env, input, codes = [0], prepare }, turn = 0) {
  prepare?.(turn)
  const started = performance.now()
  const done = spawnSync(command, args, { cwd, env, input, encoding: 'utf8', maxBuffer: 2 ** 30 })
  const took = performance.now() - started
  if (done.error !== undefined) throw done.error
  if (!codes.includes(done.status)) throw new Error(`${name} ended with ${done.status}: ${done.stderr}`)
  return took
}

/** Adds how many times as long as the rows of these names each row takes. */
export function withRatios(rows, ...bases) {
  return rows.map((row) => {
    const ratios = bases.flatMap((base) => {
      const found = rows.find(({ name }) => name === base)
      return found === undefined ? [] : [[base, round(row.ms / found.ms, 2)]]
    })
    return { ...row, ratios: Object.fromEntries(ratios) }
  })
}

export function median(values) {
  return quantile(values, 0.5)
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function round(value, digits) {
  return Number(value.toFixed(digits))
}

/** A group of rows as text, in columns. */
export function tableOf({ title, rows, notes = [] }) {
  const bases = [...new Set(rows.flatMap(({ ratios = {} }) => Object.keys(ratios)))]
  const width = Math.max(...rows.map(({ name }) => name.length), 20)
  const lines = rows.map(({ name, ms, quartiles, ratios = {}, extra = '' }) => {
    const time = `${ms.toFixed(1).padStart(9)} ms`
    const spread = quartiles === undefined ? '' : ` (${quartiles.join('-')})`
    const parts = bases.map((base) => `${(ratios[base] ?? 0).toFixed(2).padStart(8)} x ${base}`)
    return `  ${name.padEnd(width)} ${time}${spread.padEnd(18)}${parts.join('')} ${extra}`.trimEnd()
  })
  return [`\n${title}`, ...lines, ...notes.map((note) => `  ${note}`)].join('\n')
}
