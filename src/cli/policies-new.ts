/** `mvc-gate policies new <id>`: a first policy, from a resource in a template. */
import { join } from 'node:path'
import { POLICY_FOLDER } from '../config/policy-files.ts'
import { utf8Text } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import { frameworkInfo } from '../core/frameworks.ts'
import { folderOf } from '../core/path.ts'
import { SourceFile } from '../core/source.ts'
import { didYouMean } from '../core/suggest.ts'
import { type Example, firstPolicy } from '../custom/new-policy.ts'
import { idFault } from '../custom/read-head.ts'
import { parseOffline } from '../engines/offline.ts'
import { detectFramework } from '../frameworks/detect.ts'
import { diskChanges, diskFolder } from '../git/disk.ts'
import { escapeText } from '../report/terminal.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { writeWhole } from './write-whole.ts'

export interface NewPolicyRequest {
  readonly id: string
  /** A file. */
  readonly template: string | undefined
  /** The name of a resource in it; the first one without. */
  readonly resource: string | undefined
}

/**
 * Writes the file of a policy.
 * @throws GateError `usage` for an id that is not one, a file that exists, or a resource that does not
 */
export async function newPolicy(request: NewPolicyRequest, context: Context): Promise<number> {
  const { id, template } = request
  const fault = idFault(id)
  if (fault !== undefined) throw new GateError('usage', fault)
  const { snapshot, root } = diskFolder(context.cwd)
  const path = `${POLICY_FOLDER}/${id}.yaml`
  const existing = await snapshot.listFolders([POLICY_FOLDER])
  if (existing.some((file) => file.path === path)) throw new GateError('usage', `${path} already exists`)
  const example = template === undefined ? undefined : await exampleOf(template, request.resource, context)
  await writeWhole(join(root, ...path.split('/')), firstPolicy(id, example))
  context.stdout.write(
    escapeText(`Wrote ${path}`) +
      `\nWrite tests beside it (${id}.violating.*, ${id}.passing.*, ${id}.undecided.*) and run \`mvc-gate policies test\`.\n`,
  )
  return EXIT.allow
}

async function exampleOf(path: string, name: string | undefined, { cwd, env }: Context): Promise<Example> {
  const [change] = await diskChanges([path], cwd, env)
  const [file, ...more] = change?.touched ?? []
  if (change === undefined || file === undefined || more.length > 0) {
    throw new GateError('usage', `'${path}' is not one file`)
  }
  const [content] = await change.snapshot.read([file])
  const text = utf8Text(content ?? new Uint8Array())
  const detected = detectFramework(file.path, text)
  if (!('framework' in detected)) throw new GateError('usage', `${path}: ${detected.notTemplate}`)
  const { framework } = detected
  const template = await parseOffline({
    framework,
    path: frameworkInfo(framework).isFolder ? folderOf(file.path) : file.path,
    files: [new SourceFile(file.path, text)],
  })
  if ('notTemplate' in template) throw new GateError('usage', `${path}: ${template.notTemplate}`)
  const resources = template.resources.filter(
    ({ type }) => !/^(?:data|provider|ephemeral)\.|^module$/.test(type),
  )
  const resource =
    name === undefined
      ? resources[0]
      : resources.find((each) => each.name === name || each.name.endsWith(`.${name}`))
  if (resource !== undefined) return { template, resource }
  if (name === undefined) throw new GateError('usage', `${path} declares no resource`)
  const hint = didYouMean(
    name,
    resources.map((each) => each.name),
  )
  throw new GateError('usage', `${path} declares no resource '${name}'`, hint === undefined ? {} : { hint })
}
