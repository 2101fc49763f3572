import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions } from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'

const rules: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
  resultTypes: ['violations'],
}

// Only what is wrong comes back: all that axe knows of a page weighs more than the page.
const look = `axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => id + ': ' + help + ' (' + target.flat().join(' ') + ')')))`

let source: string | undefined
const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Loads axe as a script of its own, which the browser compiles once for all pages; as an argument of one it would each time. */
async function load(page: Page): Promise<void> {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const opened = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, opened)
  const session = await opened
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: source })
  if (exceptionDetails !== undefined) {
    throw new Error(`axe does not load: ${exceptionDetails.text}`)
  }
}

/**
 * What axe finds on a page against WCAG 2.0, 2.1 and 2.2, levels A and AA; one line for each element, as
 * "rule: help (selector)". Empty where it finds nothing.
 */
export async function findViolations(page: Page): Promise<string[]> {
  await load(page)
  return page.evaluate<string[]>(look)
}
