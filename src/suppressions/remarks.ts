/** What is said at a finding of its suppressions. */

/** @param file of exceptions */
export function suppressedOnlyBy(file: string): string {
  return `this finding is suppressed only by ${file}`
}

/** A finding or a violation with one more remark. */
export function withRemark<T extends { readonly remarks?: readonly string[] }>(found: T, remark: string): T {
  return { ...found, remarks: [...(found.remarks ?? []), remark] }
}
