/**
 * Frameworks: what templates are written in. Every fact about one that is not code stands here; its parser is bound to
 * it in `frameworks/parse-template.ts`. The type of `TABLE` makes the ids.
 */
import { folderOf, nameOf } from './path.ts'
import type { CUSTOM, Platform } from './platforms.ts'

/** What resource types and properties are named by; subjects have readers for each, not for each framework. */
export type Vocabulary = 'cloudformation' | 'terraform' | 'arm'

/** Files by the ends of their paths. Case counts. */
export interface FileNames {
  /** `.yaml`, `.tf.json` */
  readonly endings: readonly string[]
  /** Whole names: `terraform.tfvars`. */
  readonly names?: readonly string[]
}

/** What is known about a framework. */
export interface FrameworkInfo {
  /** Also what `--framework` takes, and the folder of its parser. */
  readonly id: Framework
  /** The name for people: `Azure ARM`. */
  readonly name: string
  /** The name where the platform is known: `ARM`. */
  readonly shortName: string
  readonly vocabulary: Vocabulary
  /** Platforms whose resources it can declare. */
  readonly platforms: readonly Platform[]
  /** Files that may declare resources. */
  readonly files: FileNames
  /** `path`: such a file is always one of the framework's; `content`: what is in it decides. */
  readonly detectedBy: 'path' | 'content'
  /** Whether all files of a folder are one template, as opposed to each being one. */
  readonly isFolder: boolean
  /** Files that give values, and are read with the folder that they stand in. */
  readonly values: FileNames
  /** Files that give values where a person names them, and are not templates. */
  readonly namedValues?: FileNames
  /** Folders that hold copies of what others publish. */
  readonly caches?: readonly string[]
  /** Of its files those that the tenant takes; all where none are named. */
  readonly tenantFiles?: FileNames
  /** Whether resource types are the same in any case. */
  readonly ignoresTypeCase: boolean
  /** Hosts of its documentation, beside those of the platforms. */
  readonly documentation?: readonly string[]
  /** The language of a fenced block in Markdown. */
  readonly fence: string
  /** How fixtures and examples below test/policies end. */
  readonly fixtureEnding: string
}

const TABLE = [
  {
    id: 'cloudformation',
    name: 'CloudFormation',
    shortName: 'CloudFormation',
    vocabulary: 'cloudformation',
    platforms: ['aws'],
    files: { endings: ['.yaml', '.yml', '.json', '.template'] },
    values: { endings: [] },
    detectedBy: 'content',
    isFolder: false,
    ignoresTypeCase: false,
    fence: 'yaml',
    fixtureEnding: '.yaml',
  },
  {
    id: 'terraform',
    name: 'Terraform',
    shortName: 'Terraform',
    vocabulary: 'terraform',
    platforms: ['aws', 'azure', 'gcp'],
    files: { endings: ['.tf', '.tf.json', '.tofu', '.tofu.json'] },
    detectedBy: 'path',
    isFolder: true,
    values: {
      endings: ['.auto.tfvars', '.auto.tfvars.json'],
      names: ['terraform.tfvars', 'terraform.tfvars.json'],
    },
    namedValues: { endings: ['.tfvars', '.tfvars.json'] },
    caches: ['.terraform'],
    tenantFiles: { endings: ['.tf'] },
    ignoresTypeCase: false,
    documentation: ['registry.terraform.io'],
    fence: 'hcl',
    fixtureEnding: '.tf',
  },
  {
    id: 'arm',
    name: 'Azure ARM',
    shortName: 'ARM',
    vocabulary: 'arm',
    platforms: ['azure'],
    files: { endings: ['.json'] },
    values: { endings: [] },
    detectedBy: 'content',
    isFolder: false,
    ignoresTypeCase: true,
    fence: 'json',
    fixtureEnding: '.arm.json',
  },
] as const satisfies readonly (Omit<FrameworkInfo, 'id'> & { readonly id: string })[]

/** The id of a framework. */
export type Framework = (typeof TABLE)[number]['id']

const known: FrameworkInfo[] = [...TABLE]
const byId = new Map<string, FrameworkInfo>(known.map((each) => [each.id, each]))

/** Every framework, in the order of reports. */
export const FRAMEWORKS: readonly FrameworkInfo[] = known

/** Adds a framework to those that are known. `registerFramework` of `frameworks/` gives it a parser too. */
export function addFramework(info: FrameworkInfo): void {
  known.push(info)
  byId.set(info.id, info)
}

/** What is known about a framework. */
export function frameworkInfo(id: Framework): FrameworkInfo {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`unknown framework ${id}`)
  return found
}

/** Every vocabulary, in the order of the frameworks that have them. */
export function vocabularies(): readonly Vocabulary[] {
  return [...new Set(FRAMEWORKS.map(({ vocabulary }) => vocabulary))]
}

/** What the resources of a template are named by. */
export function vocabularyOf({ framework }: { readonly framework: Framework }): Vocabulary {
  return frameworkInfo(framework).vocabulary
}

/** The frameworks that a platform's resources are written in, its own before those that it shares. */
export function frameworksFor(platform: Platform | typeof CUSTOM): readonly Framework[] {
  return FRAMEWORKS.filter(({ platforms }) => platform === 'custom' || platforms.includes(platform))
    .sort((a, b) => a.platforms.length - b.platforms.length)
    .map(({ id }) => id)
}

/** Whether a path has one of the names. */
export function isNamed(path: string, { endings, names = [] }: FileNames): boolean {
  return endings.some((ending) => path.endsWith(ending)) || names.includes(nameOf(path))
}

/** Whether a framework reads a file without being asked to: it may declare resources, or gives values to its folder. */
export function readsFile({ files, values }: FrameworkInfo, path: string): boolean {
  return isNamed(path, files) || isNamed(path, values)
}

/** The framework whose template a file may be, where only its path is known: the first that fits. */
export function frameworkByPath(path: string): Framework | undefined {
  const byEnding = FRAMEWORKS.find(({ files }) => isNamed(path.toLowerCase(), files))
  return (byEnding ?? FRAMEWORKS.find(({ detectedBy }) => detectedBy === 'content'))?.id
}

/** The framework that reads a file together with its folder. */
export function folderFramework(path: string): FrameworkInfo | undefined {
  return FRAMEWORKS.find((each) => each.isFolder && readsFile(each, path))
}

/** The path of the template that a file belongs to: its own, or its folder's. */
export function templatePath(framework: Framework, path: string): string {
  return frameworkInfo(framework).isFolder ? folderOf(path) : path
}

/** Whether the tenant takes a framework's file. */
export function tenantTakes({ tenantFiles }: FrameworkInfo, path: string): boolean {
  return tenantFiles === undefined || isNamed(path, tenantFiles)
}
