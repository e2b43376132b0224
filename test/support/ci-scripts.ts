/** The commands in the files that `mvc-gate init --ci` writes, as each CI would run them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { CiName } from '../../src/ci/ci.ts'

interface Steps {
  readonly run?: string
  readonly script?: string
}

interface Files {
  readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>
  readonly definitions: {
    readonly steps: readonly { readonly step: { readonly script: readonly string[] } }[]
  }
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Steps[] }>>
  readonly steps: readonly Steps[]
  readonly 'mvc-gate': { readonly script: readonly string[] }
}

/** The commands in their order. @param top where the files are */
export function commandsOf(ci: CiName, top: string): readonly string[] {
  const text = (path: string): string => readFileSync(join(top, path), 'utf8')
  const yaml = (path: string): Files => parse(text(path))
  switch (ci) {
    case 'codebuild':
      return Object.values(yaml('buildspec.yml').phases).flatMap(({ commands }) => commands)
    case 'bitbucket':
      return yaml('bitbucket-pipelines.yml').definitions.steps.flatMap(({ step }) => step.script)
    case 'github': {
      const jobs = Object.values(yaml('.github/workflows/mvc-gate.yml').jobs)
      return jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
    }
    case 'gitlab':
      return yaml('.gitlab/mvc-gate.yml')['mvc-gate'].script
    case 'azure':
      return yaml('azure-pipelines.yml').steps.flatMap(({ script }) => script ?? [])
    case 'jenkins':
      return [...text('Jenkinsfile').matchAll(/^\s*sh '([^']*)'$/gm)].map((match) => match[1] ?? '')
  }
}
