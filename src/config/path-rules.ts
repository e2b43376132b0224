/** What a path in a configuration must be; others match nothing, or everything, by accident. */
export const PATH_RULES: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^(?![!/])/, 'must be relative and not negated: no leading "/" or "!"'],
  [/^$|^\S(.*\S)?$/s, 'must not begin or end with a blank'],
  [/^$|[^/]$/, 'must not end with "/"; the name of a folder matches everything in it'],
]
