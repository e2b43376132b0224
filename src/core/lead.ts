/**
 * Leads: places in which a file may name another one, as far as a line of text shows it. They find templates that a
 * change may reach; whether it does, evaluation decides. A lead too many costs time, a missing one lets a fault pass.
 */

/**
 * Where a lead may end.
 *
 * - `file`: at this path
 * - `module`: at the Terraform files of this folder
 * - `text`: at a path of which the last name ends so, or with a slash at its end the name of a folder; '' is every path
 */
export type Lead =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string }

/** How the files of a framework name others. */
export interface LeadReader {
  /** Every line with a lead holds one of these texts. */
  readonly words: readonly string[]
  /**
   * The leads of a line.
   * @param folder that relative paths are relative to, repository-relative
   */
  read(line: string, folder: string): readonly Lead[]
}

/** A lead to any file. */
export const ANYWHERE: Lead = { kind: 'text', text: '' }

/**
 * The lead of a path in which parts in braces (`${var.name}.sh`) are not known here: only the end of its last name is,
 * which must not hold an escape.
 */
export function leadOfEnd(written: string): Lead {
  const known = written.slice(Math.max(written.lastIndexOf('}'), written.lastIndexOf('/')) + 1)
  return /[\\$%*?]/.test(known) || known === '..' || known === '.' ? ANYWHERE : { kind: 'text', text: known }
}
