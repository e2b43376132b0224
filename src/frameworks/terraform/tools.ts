/**
 * Which files of a folder each tool reads. OpenTofu reads `a.tofu` in the place of `a.tf`, and `a.tofu.json` in that of
 * `a.tf.json`; Terraform reads neither. A folder that has both is meant for both tools.
 * https://opentofu.org/docs/language/files/ (Extension Precedence)
 */
import type { Surroundings } from '../../core/surroundings.ts'
import type { TemplateSource } from '../../core/template.ts'

interface Named {
  readonly path: string
}

const TOFU = /\.tofu(?=$|\.json$)/

/** Whether OpenTofu reads a file beside the others of its folder. */
export function readByOpenTofu(files: readonly Named[]): (file: Named) => boolean {
  const replaced = new Set(
    files.filter(({ path }) => TOFU.test(path)).map(({ path }) => path.replace(TOFU, '.tf')),
  )
  return ({ path }) => !replaced.has(path)
}

/** A folder as Terraform reads it; undefined where it has nothing for Terraform. */
export function asTerraform(source: TemplateSource): TemplateSource | undefined {
  const { surroundings } = source
  const files = source.files.filter(isTerraforms)
  const unreadFiles = (source.unreadFiles ?? []).filter(isTerraforms)
  if (files.length + unreadFiles.length === 0) return undefined
  return {
    ...source,
    files,
    unreadFiles,
    ...(surroundings === undefined ? {} : { surroundings: foldersOfTerraform(surroundings) }),
  }
}

function isTerraforms({ path }: Named): boolean {
  return !TOFU.test(path)
}

function foldersOfTerraform(surroundings: Surroundings): Surroundings {
  return {
    file: (path) => surroundings.file(path),
    filesBelow: (path) => surroundings.filesBelow?.(path),
    terraformFolder: (path) => surroundings.terraformFolder(path).filter(isTerraforms),
    load: () => surroundings.load(),
  }
}
