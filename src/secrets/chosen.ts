/** Literals that an expression may choose for a name: branches of a condition, and defaults beside a variable. */
import type { Range } from '../core/source.ts'

const REACH = 400
/** `!If [IsTest, a, b]`, `{"Fn::If": ["IsTest", "a", "b"]}`, on one line or several. */
const BRANCHES =
  /^\\{0,3}["']?\s{0,20}[:=]\s{0,40}(?:!If|\{?\s{0,40}["']?Fn::If["']?\s{0,10}:)\s{0,40}\[([^\]]{1,300})\]/d
/** The same in a block of YAML, a line for each. */
const BRANCH_LINES =
  /^["']?[ \t]{0,20}:\s{1,200}(?:!If|Fn::If:)[ \t]{0,20}\r?\n((?:[ \t]{1,100}- [^\n]{0,200}(?:\n|$)){2,3})/d
const ITEM =
  /(?:^|[,\n])\s{0,100}(?:- )?(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"',![{$][^,\n]{0,200}))/dg

/** In Terraform: what follows `?` and `:`, and the strings that these functions are given. */
const TERNARY = /[?:]\s{0,20}"((?:[^"\\\n]|\\.){1,300})"/dg
const CALL = /\b(?:coalesce|try|sensitive|nonsensitive|base64encode|tostring)\(([^()\n]{1,200})\)/dg
const FALLBACK = /\blookup\([^,\n]{1,100},[^,\n]{1,100},\s{0,10}"((?:[^"\\\n]|\\.){1,200})"/dg
/** Not a key in brackets. */
const STRING = /(?<!\[)"((?:[^"\\\n]|\\.){1,200})"/dg

/** Where the literals stand that CloudFormation chooses between for a name that ends at `end`. */
export function branchesAt(text: string, end: number): readonly Range[] {
  const slice = text.slice(end, end + REACH)
  const match = BRANCHES.exec(slice) ?? BRANCH_LINES.exec(slice)
  const [start, stop] = match?.indices?.[1] ?? [0, 0]
  // The first is the condition.
  return groupsOf(slice.slice(start, stop), ITEM, end + start).slice(1)
}

/** Where the literals stand that an expression of Terraform on one line may result in. */
export function literalsOf(text: string, start: number): readonly Range[] {
  const slice = text.slice(start, start + REACH)
  const line = slice.split('\n', 1)[0] ?? ''
  const calls = groupsOf(line, CALL, 0).flatMap((call) =>
    groupsOf(line.slice(call.start, call.end), STRING, start + call.start),
  )
  return [...groupsOf(line, TERNARY, start), ...groupsOf(line, FALLBACK, start), ...calls]
}

/** The first group of each match that has one; `offset` is where the text starts. */
function groupsOf(text: string, pattern: RegExp, offset: number): readonly Range[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.slice(1).find((group) => group !== undefined) ?? [0, 0]
    return end === 0 ? [] : [{ start: offset + start, end: offset + end }]
  })
}
