/** The words that the product does not use, what it uses instead, and the places where one is right all the same. */

export interface Forbidden {
  /** Matched without regard to letter case. */
  readonly pattern: RegExp
  readonly instead: string
}

const word = (source: string): RegExp => new RegExp(`\\b(?:${source})\\b`, 'gi')

export const FORBIDDEN: readonly Forbidden[] = [
  { pattern: word('mend(?:s|ed|ing)?'), instead: 'fix, fixed' },
  { pattern: word('remed(?:y|ies)'), instead: 'fix' },
  { pattern: word('heed(?:s|ed|ing)?'), instead: 'apply' },
  { pattern: word('wish(?:es)? to'), instead: 'suppression' },
  { pattern: word('everybody|everyone|anybody'), instead: 'anyone, public, the internet' },
  { pattern: word('nobody'), instead: 'no one, no verdict' },
  { pattern: word('made past|went past|past the gate'), instead: 'bypassed the gate' },
  { pattern: word('is no (?!longer)[a-z]+(?: of| that)?'), instead: 'is not a(n)' },
  { pattern: word('there (?:is|are) no'), instead: 'no … found' },
  { pattern: word('shall'), instead: 'must, should' },
  { pattern: word('ha(?:s|ve) to be'), instead: 'must be' },
  { pattern: word('told|tells'), instead: 'report' },
  { pattern: word('can not'), instead: 'cannot' },
  {
    pattern: word(
      '(?:(?:neigh|lab|hon|fav|col|behavi)our|catalogue|licence|artefact|judgement|(?:organ|recogn|normal|initial)is(?:e|ation))[a-z]*',
    ),
    instead: 'the American spelling',
  },
  { pattern: word('are judged|is judged|was judged|were judged|judges|not judged'), instead: 'check' },
]

/** Words that are right in one place: `in` is a path, `text` what it says there. */
export const EXCEPTIONS: readonly { readonly in: string; readonly text: RegExp }[] = [
  // Keys of the earlier JSON report.
  { in: 'CHANGELOG.md', text: /`remedy`|`summary\.mended`/g },
]
