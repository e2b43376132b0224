/** What a run has evaluated stands for the same in a base, and only for that. */
import { describe, expect, test } from 'vitest'
import { Deadline, SYSTEM_TIME } from '../../src/gate/evaluate/deadline.ts'
import { evaluateAll, evaluateBase } from '../../src/gate/evaluate/evaluate.ts'
import { evaluatedOnce } from '../../src/gate/evaluate/evaluated-once.ts'
import { planAll } from '../../src/gate/plan/plan.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { GOOD_CFN } from '../support/templates.ts'

const USER_DATA = 'resource "aws_instance" "a" {\n  user_data = file("boot.sh")\n}\n'
const KEY = 'export AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH\n'

async function planned(texts: Texts) {
  const { templates } = await planAll([await changeOf({}, texts)])
  const [template] = templates.flat()
  if (template === undefined) throw new Error('no template')
  return template
}

describe('what was evaluated in a run', () => {
  const deadline = new Deadline({ now: SYSTEM_TIME, isCI: false })

  test('is not evaluated again where all that it refers to is the same', async () => {
    const evaluated = evaluatedOnce(() => false)
    const options = { overrides: {}, verdicts: undefined, deadline, evaluated }
    const [first] = await evaluateBase(
      [await planned({ 'main.tf': USER_DATA, 'boot.sh': 'true\n' })],
      options,
    )
    const again = await planned({ 'main.tf': USER_DATA, 'boot.sh': 'true\n', 'other.txt': 'x' })
    expect(await evaluated.recall(again)).toEqual({ ...first, planned: again })
    expect((await evaluateBase([again], options))[0]?.result).toBe(first?.result)
    const other = await planned({ 'main.tf': USER_DATA, 'boot.sh': KEY })
    expect(await evaluated.recall(other)).toBeUndefined()
    expect((await evaluateBase([other], options))[0]?.result.findings).not.toEqual(first?.result.findings)
    expect(await evaluated.recall(await planned({ 'main.tf': `${USER_DATA}\n` }))).toBeUndefined()
  })

  test('is evaluated again where time was over for it', async () => {
    const evaluated = evaluatedOnce(() => true)
    const options = { overrides: {}, verdicts: undefined, deadline, evaluated }
    await evaluateAll(await planAll([await changeOf({}, { 'web.yaml': GOOD_CFN })]), options)
    expect(await evaluated.recall(await planned({ 'web.yaml': GOOD_CFN }))).toBeUndefined()
  })
})
