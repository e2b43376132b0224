/** Damaged templates: no crash, no hang, and every place inside its file. */
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { damaged, shifted, spliced } from './mutations.ts'
import { KINDS, seedTexts } from './seeds.ts'
import { SETTINGS, survives } from './support.ts'

describe.each([
  ['damaged templates', damaged],
  ['templates with lines in other columns', shifted],
  ['templates with a part of another', spliced],
] as const)('%s', (_, mutated) => {
  test.each(KINDS)('%s, %s', async (framework, name, ending) => {
    await fc.assert(
      fc.asyncProperty(mutated(seedTexts(framework, ending)), (text) =>
        survives(framework, { [name]: text }),
      ),
      SETTINGS,
    )
  })
})

test('folders of Terraform with damaged files', async () => {
  const text = damaged(seedTexts('terraform', '.tf'))
  const values = damaged([
    'a = "0.0.0.0/0"\nb = [1, 2]\n',
    'a = {\n  b = null\n}\n',
    '# nothing\nname = "x"\nenabled = true\ntags = { a = "b" }\n',
  ])
  await fc.assert(
    fc.asyncProperty(text, text, values, (main, override, tfvars) =>
      survives('terraform', { 'main.tf': main, 'override.tf': override, 'terraform.tfvars': tfvars }),
    ),
    SETTINGS,
  )
})
