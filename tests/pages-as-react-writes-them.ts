import assert from 'node:assert/strict'
import { subscribe } from 'node:diagnostics_channel'
import { isValidElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Each form carries a new key, every time that it is written. */
const withoutKeys = (html: string): string =>
  html.replaceAll(/name="idempotencyKey" value="[0-9a-f-]{36}"/g, 'name="idempotencyKey"')

/** Holds what was written of a page against what react-dom writes of it. @throws where they differ in more than new keys */
export const mustBeAsReactWrites = (page: ReactElement, written: string): void => {
  assert.equal(withoutKeys(written), withoutKeys(renderToStaticMarkup(page)))
}

/*
 * Loaded with every application that tests open: each page that it answers with, in whatever test, is the same as react-dom
 * makes of it. What is thrown here ends the test's program.
 */
subscribe('medguard:page-written', (message) => {
  assert(typeof message === 'object' && message !== null && 'page' in message && 'written' in message)
  assert(isValidElement(message.page) && typeof message.written === 'string')
  mustBeAsReactWrites(message.page, message.written)
})
