import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findViolations } from './axe.ts'

/** Everything that axe could see: the page, what is typed and chosen on it, where the focus and the pointer are, and the screen. */
const state = `(() => {
  const all = [...document.querySelectorAll('*')]
  return JSON.stringify([
    document.documentElement.outerHTML.replaceAll(location.origin, ''),
    [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].map(({ value, checked }) => [value, checked]),
    all.indexOf(document.activeElement),
    all.findLastIndex((one) => one.matches(':hover')),
    [innerWidth, innerHeight, scrollX, scrollY],
    ['(prefers-color-scheme: dark)', 'print', '(scripting: enabled)'].map((query) => matchMedia(query).matches),
  ])
})()`

const digits = (text: string) => text.replaceAll(/\d/g, '0')

/**
 * The same for two visits that differ in nothing but whose they are and when they were: ids of records, tokens, hidden fields, and
 * digits of what is written on the page, asked for by a link or left for a script; but not how many digits, nor any of another attribute.
 */
export function withoutVisit(text: string): string {
  const names = new Map<string, string>()
  return text
    .replaceAll(/<input\b[^>]*\btype=\\?"hidden\\?"[^>]*>/g, '<input type="hidden">')
    .replaceAll(/\bdata-csrf=\\?"[^"]*"/g, 'data-csrf')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (name) => {
      const known =
        names.get(name) ?? `record ${names.size.toString(2).replaceAll('0', 'o').replaceAll('1', 'i')}`
      names.set(name, known)
      return known
    })
    .replaceAll(/>[^<]+</g, digits)
    .replaceAll(/\bdata-[a-z-]+=\\?"[^"]*"/g, digits)
    .replaceAll(/\bhref=\\?"[^"?]*\?[^"]*"/g, (link) => link.replace(/\?.*/, digits))
}

/**
 * What axe finds on a page. A page that it has found faultless in this run is not looked at again: people come to the same page for
 * signing in dozens of times.
 */
export async function findNewViolations(page: Page): Promise<string[]> {
  const { TEST_RUN_FOLDER: folder } = process.env
  if (folder === undefined) return findViolations(page)
  const seen = withoutVisit(await page.evaluate<string>(state))
  const file = path.join(folder, 'faultless-pages', createHash('sha256').update(seen).digest('hex'))
  if (existsSync(file)) return []
  const violations = await findViolations(page)
  if (violations.length === 0) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
  return violations
}
