// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/** What is decided of expressions is what Terraform plans; skipped where `terraform` is not on PATH. */
import { describe, expect, test } from 'vitest'
import { compareAll, compareConfigurations, compareExpressions } from '../support/terraform-oracle/compare.ts'
import { HAS_TERRAFORM } from '../support/terraform-oracle/plan.ts'

describe.skipIf(!HAS_TERRAFORM)('Terraform as the oracle', () => {
  test('decides expressions of every function and operator alike', async () => {
    const { decided, undecided, different, refused } = await compareExpressions(20_261_130, 1_000)
    expect(different).toEqual([])
    expect(refused.length).toBeLessThan(0.005 * decided)
    expect(undecided.length).toBeLessThan(0.02 * (decided + undecided.length))
  })

  test('decides typed variables, instances, modules and overrides alike', async () => {
    const { decided, undecided, different, refused } = await compareConfigurations(20_261_130, 60)
    expect([...different, ...refused]).toEqual([])
    expect(undecided.length).toBeLessThan(0.02 * decided)
  })

  test('decides branches that fail, and what they have the type of, alike', async () => {
    const { different, undecided, refused } = await compareAll([
      'true ? { x = { c = "a" } } : { a = length(["x-${null}"]), b = 3 }',
      'true ? 255 : (true ? 1 - signum(0.001) : "a")',
      'true ? 255 : ((true ? [true] : true) ? 1 - signum(0.001) : urlencode("a"))',
      'false ? (false ? zipmap(null, null) : strcontains("%{ for v in false }x%{ endfor }", "a")) : { a = 1 }',
      'false ? (null ? "x" : null) : 2',
      'false ? ([1] != { a = "%{ for v in [["a"]] }${v}%{ endfor }" } ? ([true])[*] : setunion([[1]], ["a"])) : range(8, 10)',
      'merge(tomap({ a = [0.1] }), tomap({ x = ["a"] }))',
      'merge(tomap({ a = 1 }), tomap({ a = 2 }))',
      ...['merge(null, [])', 'merge([], null)', 'merge({ b = 1 }, null, toset(["a"]))', 'merge(null, [1])'],
      ...[
        'merge(null, toset([1]))',
        'merge(null, "a")',
        'merge(tostring(null), {})',
        'merge(tomap(null), {})',
      ],
      ...['title("éß")', 'title("ŉx")', 'upper("ß")'],
    ])
    expect([...different, ...refused, ...undecided]).toEqual([])
  })

  test('decides what numbers, types and texts make hard alike', async () => {
    const { different, undecided, refused } = await compareAll([
      ...['substr("abc", -1, 0)', 'substr("abc", -5, 2)', 'substr("日本é", 1, 1)', 'substr("abc", 1, -1)'],
      ...[
        '1 / 3',
        '10 % 0.3',
        '-7 % 3',
        '7 % -3',
        '0.1 + 0.2',
        '2.5 * 4',
        '1e3',
        '100000000000000000000 + 1',
        '1 / 0 == 2',
      ],
      ...[
        '"x${0 * -1}"',
        '"x${-0 - -0}"',
        '-0 == 0',
        'distinct([0, -0])',
        '"x${tonumber("-0")}"',
        '"x${ceil(-0.5)}"',
      ],
      ...[
        '"${pow(2, -24)} ${pow(0.25, 12)} ${pow(2, 64)}"',
        'pow(2, -25) * 3',
        'pow(2, -24) == 1 / 16777216',
        'tonumber(tostring(pow(2, -24))) == pow(2, -24)',
        'jsondecode(jsonencode({ a = pow(2, -25) })).a',
        '[log(14, 2), log(14, 10), log(0.7, 3), log(1000, 10), log(8, 2), log(0.001, 2)]',
        '[length(toset([-0, 0])), jsonencode(toset([-0, 0]))]',
      ],
      ...['"x${max(-0, 0)}"', '{ (-0) = 1 }', 'jsonencode(-0)', '"x${-0 % 5}"', '"x${log(1, 0.5)}"'],
      ...[
        'tostring(12345678901234567890)',
        'tostring(1e21)',
        'tostring(0.0000001)',
        '{ 1e21 = 1 }',
        '"${1.10}"',
      ],
      ...['"x${jsondecode("[12345678901234567890, -0]")[0]}"', 'jsondecode("1e400") > 1', 'yamlencode(1e21)'],
      ...[
        '"x${yamldecode("12345678901234567890")}"',
        'jsonencode(yamldecode("[017, 0o17, 0x1F, .5, 1., 1e3]"))',
      ],
      ...[
        'jsonencode(yamldecode("[y, No, TRUE, tRUE, 2020-1-2, 1_0, 0b1, 1:30, +.5]"))',
        'yamldecode(".inf")',
      ],
      ...[
        '"${1 / 3}"',
        '"${0.1 + 0.2}"',
        '"${1e21}"',
        '"${0.0000001}"',
        'tostring(2 / 3)',
        'jsonencode(1 / 7)',
      ],
      ...[
        'sort(range(3))',
        'sort(range(11))',
        'setunion([1], ["a"])',
        'toset([1, "1"])',
        'toset([10, 9, 1.5])',
      ],
      ...[
        'tomap({ a = 1, b = true })',
        'tolist([1, "a", true])',
        'tolist([1, true])',
        'keys({ b = 1, a = 2 })',
      ],
      ...[
        'values(tomap({ b = 1, a = "x" }))',
        'true ? 1 : "a"',
        'true ? [1] : ["a", "b"]',
        'true ? { a = 1 } : { b = "x" }',
      ],
      ...[
        'false ? [1] : { a = 1 }',
        'title("a-b_c d\'e éa 1x")',
        'signum(0.5)',
        'signum(-3)',
        '[1] == tolist([1])',
        'md5("é")',
      ],
      ...[
        'strrev("añ日")',
        'length("👩‍👩‍👧")',
        'element([1, 2, 3], 4)',
        'element([1, 2, 3], -1)',
        'coalesce("", 1)',
        'merge(null)',
      ],
      ...[
        'reverse(toset(["b", "a"]))',
        'range(5, 1)',
        'range(1, 2, 0.25)',
        'parseint("zz", 36)',
        'parseint("Zz", 62)',
      ],
      ...[
        'format("%d", "5")',
        'format("%s", 1.5)',
        'format("%.1f|%.0f|%.2f|%.20f", 0.25, 0.5, 2.675, 0.1)',
        'format("%e|%.0e|%E|%10.2e|%+e", 123456.789, 15, 1e100, 1.5, 3)',
        'format("%g|%g|%v|%.3g|%G", 1e21, 1234567, 0.00001, 1234.5678, 1e-10)',
        'format("%#x|%#o|%#08x|%.5d|%08.5d", 255, 8, 255, 42, 42)',
        'format("%d|%x", 12345678901234567890, -255)',
        'format("%d", 1.5)',
        'formatdate("EEEE", "2024-02-29T00:00:00Z")',
        'timeadd("2024-02-28T23:00:00Z", "1h30m")',
      ],
      ...[
        'yamlencode({ a = [1, { b = null }] })',
        'base64sha256("x")',
        'uuidv5("dns", "a")',
        'lookup(tomap({ a = "x" }), "b", 1)',
      ],
    ])
    expect([...different, ...refused]).toEqual([])
    expect(undecided).toEqual(['1 / 0 == 2'])
  })
})
