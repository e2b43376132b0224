/** The page's colors, light and dark; a test holds that every text has the contrast that WCAG AA asks for. */

export type Theme = 'light' | 'dark'

const COLORS = {
  page: { light: '#f5f6f8', dark: '#11151b' },
  surface: { light: '#ffffff', dark: '#191f27' },
  sunken: { light: '#f7f8fa', dark: '#141920' },
  line: { light: '#d8dde4', dark: '#313a46' },
  control: { light: '#79838f', dark: '#7b8694' },
  text: { light: '#1a222c', dark: '#e3e8ee' },
  quiet: { light: '#535f6d', dark: '#a0abb9' },
  link: { light: '#0a58a6', dark: '#82b9f7' },
  focus: { light: '#0a58a6', dark: '#82b9f7' },
  mark: { light: '#fde4df', dark: '#4d2226' },
  underline: { light: '#b3182d', dark: '#ff8a93' },
  note: { light: '#a3142a', dark: '#ff9aa2' },
  critical: { light: '#97103a', dark: '#ff7f98' },
  high: { light: '#b23c0c', dark: '#ffa36b' },
  medium: { light: '#7d5a00', dark: '#e5c34e' },
  low: { light: '#2f628f', dark: '#86b9e8' },
  undecided: { light: '#5d4a9c', dark: '#b8a6f2' },
  none: { light: '#56616f', dark: '#a0abb9' },
  good: { light: '#1c6b3c', dark: '#6fce94' },
  /** Text on one of the seven above. */
  onSolid: { light: '#ffffff', dark: '#11151b' },
} as const satisfies Readonly<Record<string, Readonly<Record<Theme, string>>>>

export type ColorName = keyof typeof COLORS

/** A color as `#rrggbb`. */
export function colorOf(name: ColorName, theme: Theme): string {
  return COLORS[name][theme]
}

/** Which text stands on which ground. */
export const TEXT_ON_GROUND: readonly (readonly [ColorName, ColorName])[] = [
  ...(['page', 'surface', 'sunken'] as const).flatMap((ground) =>
    (['text', 'quiet', 'link', 'note', 'good'] as const).map((text) => [text, ground] as const),
  ),
  ['text', 'mark'],
  ...(['critical', 'high', 'medium', 'low', 'undecided', 'none', 'good'] as const).flatMap((ground) => [
    ['onSolid', ground] as const,
    [ground, 'surface'] as const,
  ]),
]

/** Borders of controls, rings and bars, which must stand out from their ground. */
export const SHAPE_ON_GROUND: readonly (readonly [ColorName, ColorName])[] = [
  ['control', 'surface'],
  ['control', 'page'],
  ['focus', 'surface'],
  ['focus', 'page'],
  ['underline', 'sunken'],
]

/** The declarations of custom properties: by the system's choice, and by the reader's. */
export function paletteCss(): string {
  return [
    `:root{color-scheme:light;${declarations('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declarations('dark')}}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${declarations('dark')}}}`,
  ].join('\n')
}

function declarations(theme: Theme): string {
  return Object.entries(COLORS)
    .map(([name, color]) => `--${name}:${color[theme]}`)
    .join(';')
}
