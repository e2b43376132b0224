/** What an entry of `extends` names: a file of the repository, or an installed npm package. */

/** `./team.mvcrc.yaml`, `../shared/gate.json` */
const FILE = String.raw`\.\.?/[^\\:\u0000-\u001f\u007f]*\.(?:ya?ml|json)`
/** As npm allows new names: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
const PACKAGE = '(?:@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*'
/** A file in a package, where it is not the one that packs have by default. */
const FILE_IN_PACKAGE = String.raw`/[^\\:\u0000-\u001f\u007f]*\.(?:ya?ml|json)`

export const PACK_SPECIFIER = new RegExp(`^(?:${FILE}|${PACKAGE}(?:${FILE_IN_PACKAGE})?)$`)

const NAME = new RegExp(`^${PACKAGE}(?=/|$)`)

/** More are not written by people. */
export const MAX_PACKS = 20

export type Specifier =
  /** Relative to the folder of the file that names it. */
  | { readonly kind: 'file'; readonly path: string }
  /** `file` is relative to the folder of the package; undefined for the pack file at its top. */
  | { readonly kind: 'package'; readonly name: string; readonly file: string | undefined }

/** @param text matches `PACK_SPECIFIER` */
export function readSpecifier(text: string): Specifier {
  if (text.startsWith('.')) return { kind: 'file', path: text }
  const [name = text] = NAME.exec(text) ?? []
  return { kind: 'package', name, file: text.slice(name.length + 1) || undefined }
}
