import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { folders } from '../../server/assets/folders.ts'

const source = readFileSync(path.join(folders.sources, '_palette.scss'), 'utf8')
const [lightSource = '', darkSource = ''] = source.split('@media screen and (prefers-color-scheme: dark)')
const coloursIn = (text: string) =>
  new Map(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
const light = coloursIn(lightSource)
const schemes = { light, dark: new Map([...light, ...coloursIn(darkSource)]) }

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const tones = ['neutral', 'info', 'success', 'warning', 'critical']
const textOn: readonly (readonly [text: string, surface: string])[] = [
  ...['ink', 'ink-soft', 'link', 'link-hover', 'critical-ink'].flatMap((text) =>
    ['page', 'surface', 'sunken'].map((surface) => [text, surface] as const),
  ),
  ...tones.map((tone) => [`${tone}-ink`, `${tone}-surface`] as const),
  ...tones.flatMap((tone) => [['ink', `${tone}-surface`] as const, ['link', `${tone}-surface`] as const]),
  ['brand-ink', 'brand'],
  ['brand-ink', 'brand-line'],
  ['brand-ink-soft', 'brand'],
  ['accent', 'surface'],
  ['accent', 'accent-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'accent-active'],
  ['on-critical', 'critical'],
  ['on-critical', 'critical-hover'],
  ['critical-active', 'on-critical'],
  ['focus-ink', 'focus'],
]
const shapesOn = [
  ['field-line', 'surface'],
  ['field-line', 'page'],
  ['accent', 'page'],
  ['critical-line', 'surface'],
] as const

describe('the colours', () => {
  for (const [scheme, colours] of Object.entries(schemes)) {
    const ratio = (one: string, other: string) => {
      const [first, second] = [colours.get(one), colours.get(other)]
      assert.ok(first !== undefined && second !== undefined, `${one} or ${other} is not in the palette`)
      return contrast(first, second)
    }

    it(`let text be read, at 4.5 to 1 or more: ${scheme}`, () => {
      const weak = textOn.filter(([text, surface]) => ratio(text, surface) < 4.5)
      assert.deepEqual(weak, [])
    })

    it(`let fields and states be seen, at 3 to 1 or more: ${scheme}`, () => {
      const weak = shapesOn.filter(([shape, surface]) => ratio(shape, surface) < 3)
      assert.deepEqual(weak, [])
    })
  }
})
